import type { LookupAddress, LookupAllOptions } from "node:dns";
import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";

/** As long as a relay may trust an answer; warming is over by then. */
const KEPT_MS = 60_000;

type Resolve = (hostname: string, options: LookupAllOptions) => Promise<LookupAddress[]>;

interface Answer {
  readonly addresses: Promise<LookupAddress[]>;
  readonly askedAt: number;
}

/**
 * One name resolution a host, however many connections are opened at once: dozens of equal questions at the same moment
 * are dropped by small resolvers, and a dropped one costs the five seconds of the system's retry. Failures are not kept.
 */
export function sharedLookup(resolve: Resolve = lookup): LookupFunction {
  const answers = new Map<string, Answer>();
  return (hostname, options, callback) => {
    const family = options.family === "IPv4" ? 4 : options.family === "IPv6" ? 6 : (options.family ?? 0);
    const key = `${hostname} ${family} ${options.hints ?? 0}`;
    const known = answers.get(key);
    const isFresh = known !== undefined && performance.now() - known.askedAt < KEPT_MS;
    const { hints } = options;
    const answer = isFresh
      ? known
      : {
          addresses: resolve(hostname, { all: true, family, ...(hints ? { hints } : {}) }),
          askedAt: performance.now(),
        };
    answers.set(key, answer);
    answer.addresses.then(
      (all) => {
        const [first] = all;
        if (options.all) callback(null, all);
        else callback(null, first?.address ?? "", first?.family);
      },
      (error: NodeJS.ErrnoException) => {
        answers.delete(key);
        callback(error, "", 0);
      },
    );
  };
}
