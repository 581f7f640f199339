import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import type { RepositoryName } from "../core/event.ts";
import type { Log } from "../core/world.ts";

export interface GitHubConnection {
  readonly apiUrl: string;
  readonly token: string;
  readonly repository: RepositoryName;
  readonly log: Log;
  /** Milliseconds for one request. */
  readonly timeoutMs: number;
}

const API_VERSION = "2022-11-28";
/** Waiting longer than that, in seconds, costs the job more than the sink is worth. */
const LONGEST_WAIT = 60;

/** Octokit with retry and throttling (secondary limits, Retry-After), the API's version and a timeout for each request. */
export function makeOctokit({ apiUrl, token, log, timeoutMs }: GitHubConnection): Octokit {
  const mayWait =
    (what: string) => (seconds: number, _options: unknown, _octokit: unknown, tried: number) => {
      log.warn(`GitHub: ${what}, asked to wait ${seconds} s`);
      return tried < 2 && seconds <= LONGEST_WAIT;
    };
  const quietLog = {
    debug: () => {},
    info: () => {},
    warn: (text: string) => log.debug(text),
    error: (text: string) => log.debug(text),
  };
  const octokit = new (Octokit.plugin(retry, throttling))({
    auth: token,
    baseUrl: apiUrl,
    userAgent: "gomod-preflight",
    log: quietLog,
    retry: { retries: 2 },
    throttle: {
      // The plugin's queues are the process's, by id: connections to different servers do not wait for each other.
      id: apiUrl,
      onRateLimit: mayWait("rate limit"),
      onSecondaryRateLimit: mayWait("secondary rate limit"),
    },
    request: {
      fetch: (url: string, init: RequestInit) =>
        fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }),
    },
  });
  octokit.hook.before("request", (options) => {
    options.headers["x-github-api-version"] = API_VERSION;
  });
  return octokit;
}
