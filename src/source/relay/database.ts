import { unescapePath } from "../../gomod/escape.ts";
import { matchPatternList } from "../../gomod/patterns.ts";
import { maskedUrl } from "../mask.ts";
import type { SourceSettings } from "../settings.ts";
import type { ChainSources } from "../sources.ts";
import { type Answer, textAnswer } from "./answer.ts";

/** A base URL that answers `/lookup/…`, `/latest` and `/tile/…` of one checksum database. */
interface Road {
  readonly name: string;
  readonly url: string;
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
  #roads: Promise<readonly Road[]> | undefined;
  readonly served = new Map<string, number>();
  refusedPrivate = 0;

  constructor(sources: ChainSources, settings: SourceSettings) {
    this.#sources = sources;
    this.#settings = settings;
  }

  /** `rest` begins with "/". Only the database that GOSUMDB names is carried. */
  async answer(name: string, rest: string, signal: AbortSignal): Promise<Answer> {
    if (name !== databaseName(this.#settings.sumDatabase))
      return textAnswer(404, "gomod-preflight: another checksum database than GOSUMDB names\n");
    if (this.#isPrivate(rest)) {
      this.refusedPrivate += 1;
      return textAnswer(
        403,
        "gomod-preflight: private by configuration, so no checksum database may learn its name\nSet GONOSUMDB (or GOPRIVATE) for its path.\n",
      );
    }
    this.#roads ??= this.#open(name, signal);
    const roads = await this.#roads;
    if (roads.length === 0) {
      this.#roads = undefined;
      // Go then asks the database itself and says what it met there.
      return textAnswer(
        404,
        "gomod-preflight: no proxy of the chain carries this checksum database, and it cannot be reached\n",
      );
    }
    return rest === "/supported" ? textAnswer(200, "") : this.#carry(roads, rest, signal);
  }

  async #carry(roads: readonly Road[], rest: string, signal: AbortSignal): Promise<Answer> {
    let failure = "";
    for (const { name, url } of roads) {
      const said = await this.#sources.text(new URL(`${url}${rest}`), signal);
      if (said.kind === "answer" && !isFailure(said.status)) {
        this.served.set(name, (this.served.get(name) ?? 0) + 1);
        return textAnswer(said.status, said.body, said.type);
      }
      failure = `${name}: ${said.kind === "answer" ? `status ${said.status}` : said.detail}`;
    }
    return textAnswer(
      502,
      `gomod-preflight: the checksum database could not be asked by any road\n${failure}\n`,
    );
  }

  /** Mirrors of the chain that say they support it, then the database itself where it answers. */
  async #open(name: string, signal: AbortSignal): Promise<readonly Road[]> {
    const { chain } = this.#settings;
    const entries = chain.ok ? chain.entries.filter((entry) => entry.kind === "http") : [];
    const mirrors = entries.map((entry) => ({
      name: entry.name,
      url: `${"url" in entry ? entry.url : ""}/sumdb/${name}`,
    }));
    const itself = { name: `https://${name}`, url: `https://${name}` };
    const found = await Promise.all([
      ...mirrors.map(async (road) =>
        (await this.#status(`${road.url}/supported`, signal)) === 200 ? road : undefined,
      ),
      this.#status(`${itself.url}/latest`, signal).then((status) => (status === 200 ? itself : undefined)),
    ]);
    return found.filter((road) => road !== undefined);
  }

  async #status(url: string, signal: AbortSignal): Promise<number> {
    const said = await this.#sources.text(new URL(url), signal);
    return said.kind === "answer" ? said.status : 0;
  }

  #isPrivate(rest: string): boolean {
    const escaped = /^\/lookup\/(.+)@[^@]*$/.exec(rest)?.[1];
    const path = escaped === undefined ? undefined : unescapePath(decodeURIComponent(escaped));
    if (path === undefined) return false;
    const { configPrivate, goPrivate, noSumDatabase } = this.#settings;
    return [configPrivate, goPrivate, noSumDatabase].some((list) => matchPatternList(list, path));
  }
}

/** Name in front of the key of `name+hash+key`; what `off` or nothing means is Go's affair. */
const databaseName = (gosumdb: string): string => (gosumdb.trim().split(/\s+/)[0] ?? "").split("+")[0] ?? "";

/** For reports: where records came from. */
export const shownRoads = (served: ReadonlyMap<string, number>): readonly string[] =>
  [...served].map(
    ([name, count]) => `${maskedUrl(name)}: ${count} records and tiles of the checksum database`,
  );
