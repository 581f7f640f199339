import { unescapePath } from "../gomod/escape.ts";
import { matchPatternList } from "../gomod/patterns.ts";
import type { ProxyEntry, Separator } from "../source/chain.ts";
import type { TextAnswer } from "../source/http/text.ts";
import { maskedUrl } from "../source/mask.ts";
import type { SourceSettings } from "../source/settings.ts";
import type { ChainSources } from "../source/sources.ts";
import { type Answer, textAnswer } from "./answer.ts";
import { isRecord } from "./record.ts";

/** A base URL that answers `/lookup/…`, `/latest` and `/tile/…` of one checksum database. */
interface Road {
  readonly name: string;
  readonly url: string;
}

/** `goes`: the road Go itself would take. `open`: every road that answered, in the chain's order. */
interface Roads {
  readonly goes: Road | undefined;
  readonly open: readonly Road[];
}

/** Failing answers a mirror may give for reasons of its own; 404 and 410 are the database's word and stand. */
const isFailure = (status: number): boolean =>
  status >= 500 || status === 429 || status === 403 || status === 401;

/**
 * The checksum database through the relay. Every record and tile is signed, so either road may serve: the mirrors that
 * proxies of the chain keep, and the database itself. Go checks them; the relay only carries them.
 */
export class DatabaseRoads {
  readonly #sources: ChainSources;
  readonly #settings: SourceSettings;
  #roads: Promise<Roads> | undefined;
  readonly served = new Map<string, number>();
  refusedPrivate = 0;
  /** Why the last question was not answered by anybody; undefined = all were. */
  failure: string | undefined;

  constructor(sources: ChainSources, settings: SourceSettings) {
    this.#sources = sources;
    this.#settings = settings;
  }

  /** `rest` begins with "/". Only the database that GOSUMDB names is carried. */
  async answer(name: string, rest: string, signal: AbortSignal): Promise<Answer> {
    if (name !== databaseName(this.#settings.sumDatabase))
      return textAnswer(404, "gomod-preflight: another checksum database than GOSUMDB names\n");
    const path = lookedUp(rest);
    if (path !== undefined && this.#isPrivate(path)) {
      this.refusedPrivate += 1;
      return textAnswer(
        403,
        "gomod-preflight: private by configuration, so no checksum database may learn its name\nSet GONOSUMDB (or GOPRIVATE) for its path.\n",
      );
    }
    this.#roads ??= this.#open(name, signal);
    const roads = this.#allowed(await this.#roads, path);
    if (roads.length > 0)
      return rest === "/supported" ? textAnswer(200, "") : this.#carry(roads, rest, signal);
    this.#roads = undefined;
    if (path !== undefined) {
      this.failure = "Go's own road to it fails, another one is only for names known to be public";
      return textAnswer(
        502,
        "gomod-preflight: the checksum database could not be asked by Go's own road\nAnother road is only for names known to be public (`public:` in the configuration).\n",
      );
    }
    // Go then asks the database itself and says what it met there.
    return textAnswer(
      404,
      "gomod-preflight: no proxy of the chain carries this checksum database, and it cannot be reached\n",
    );
  }

  /** Contract §1: beyond Go's own road only names that are known to be public; tiles and tree heads name nobody. */
  #allowed({ goes, open }: Roads, path: string | undefined): readonly Road[] {
    if (path === undefined || this.#sources.isKnownPublic(path)) {
      return goes === undefined ? open : [goes, ...open.filter((road) => road !== goes)];
    }
    return goes === undefined ? [] : [goes];
  }

  async #carry(roads: readonly Road[], rest: string, signal: AbortSignal): Promise<Answer> {
    let failure = "";
    for (const { name, url } of roads) {
      const said = await this.#sources.text(new URL(`${url}${rest}`), signal);
      const fault = faultOf(rest, said);
      if (said.kind === "answer" && fault === undefined) {
        this.served.set(name, (this.served.get(name) ?? 0) + 1);
        return textAnswer(said.status, said.body, said.type);
      }
      failure = `${name}: ${fault}`;
    }
    this.failure = failure;
    return textAnswer(
      502,
      `gomod-preflight: the checksum database could not be asked by any road\n${failure}\n`,
    );
  }

  /** Mirrors of the chain that say they support it, then the database itself where it answers. */
  async #open(name: string, signal: AbortSignal): Promise<Roads> {
    const { chain } = this.#settings;
    const mirrors = chain.ok
      ? chain.entries.filter((entry): entry is ProxyEntry => entry.kind === "http")
      : [];
    const itself: Road = { name: `https://${name}`, url: `https://${name}` };
    const [last, ...asked] = await Promise.all([
      this.#status(`${itself.url}/latest`, signal),
      ...mirrors.map(async (entry) => {
        const road = { name: entry.name, url: `${entry.url}/sumdb/${name}` };
        return { road, movesOn: entry.movesOn, status: await this.#status(`${road.url}/supported`, signal) };
      }),
    ]);
    const open = asked.filter(({ status }) => status === 200).map(({ road }) => road);
    return { goes: goRoad(asked, itself), open: last === 200 ? [...open, itself] : open };
  }

  async #status(url: string, signal: AbortSignal): Promise<number> {
    const said = await this.#sources.text(new URL(url), signal);
    return said.kind === "answer" ? said.status : 0;
  }

  #isPrivate(path: string): boolean {
    const { configPrivate, goPrivate, noSumDatabase } = this.#settings;
    return [configPrivate, goPrivate, noSumDatabase].some((list) => matchPatternList(list, path));
  }
}

/** Why this answer is not carried to Go; undefined = it is. */
function faultOf(rest: string, said: TextAnswer): string | undefined {
  if (said.kind === "none") return said.detail;
  if (isFailure(said.status)) return `status ${said.status}`;
  return said.status === 200 && !isRecord(rest, said.body)
    ? "status 200 with a page or a cut body, not a record"
    : undefined;
}

interface Asked {
  readonly road: Road;
  readonly movesOn: Separator;
  readonly status: number;
}

/** cmd/go sumdb.go: the first mirror that supports it; 404 and 410 lead on, other answers only after a pipe; then the database itself. */
function goRoad(asked: readonly Asked[], itself: Road): Road | undefined {
  for (const { road, movesOn, status } of asked) {
    if (status === 200) return road;
    if (status !== 404 && status !== 410 && movesOn !== "any") return undefined;
  }
  return itself;
}

/** The module path of a `/lookup/path@version`. */
function lookedUp(rest: string): string | undefined {
  const escaped = /^\/lookup\/(.+)@[^@]*$/.exec(rest)?.[1];
  return escaped === undefined ? undefined : unescapePath(escaped);
}

/** Name in front of the key of `name+hash+key`; what `off` or nothing means is Go's affair. */
const databaseName = (gosumdb: string): string => (gosumdb.trim().split(/\s+/)[0] ?? "").split("+")[0] ?? "";

/** For reports: where records came from. */
export const shownRoads = (served: ReadonlyMap<string, number>): readonly string[] =>
  [...served].map(
    ([name, count]) => `${maskedUrl(name)}: ${count} records and tiles of the checksum database`,
  );
