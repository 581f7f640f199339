import { randomBytes } from "node:crypto";
import { createReadStream, existsSync, rmSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ModuleVersion, moduleKey } from "../core/module.ts";
import { placesOf } from "../fetch/modcache/layout.ts";
import { escapeVersion, unescapePath, unescapeVersion } from "../gomod/escape.ts";
import type { SumTable } from "../gomod/sum-table.ts";
import { canonicalVersion } from "../gomod/version.ts";
import type { DirectRoad } from "../source/direct.ts";
import type { SourceSettings } from "../source/settings.ts";
import type { ChainSources } from "../source/sources.ts";
import type { FileRequest } from "../source/types.ts";
import { type Answer, failureAnswer, textAnswer } from "./answer.ts";
import { DatabaseRoads } from "./database.ts";
import { answerQuery } from "./queries.ts";
import { type HashZip, spooling } from "./spool.ts";
import { RelayCounts, type RelaySummary } from "./summary.ts";

export interface RelayConfig {
  readonly sources: ChainSources;
  readonly settings: SourceSettings;
  readonly direct?: DirectRoad;
  /** go.sum of the project: what it holds is compared before Go sees a byte. */
  readonly sums: SumTable;
  /** Absolute GOMODCACHE; asked first. */
  readonly moduleCache: string;
  /** Scratch directory; the caller removes it. */
  readonly spool: string;
  readonly hashZip: HashZip;
  /** Called once when whoever knows the token asks the relay to end (`POST /TOKEN/-/stop`), after the summary was given. */
  readonly onStop?: () => void;
}

export interface Relay {
  /** GOPROXY: `http://127.0.0.1:PORT/TOKEN`. */
  readonly url: string;
  summary(): RelaySummary;
  mayUseVersionControl(path: string): boolean;
  /** The quarantine took this module: what failed here is settled. */
  leftToQuarantine(module: ModuleVersion): void;
  close(): Promise<void>;
}

/** A GOPROXY on loopback for one job; whoever does not know the token gets 404. */
export async function startRelay(config: RelayConfig): Promise<Relay> {
  const token = randomBytes(16).toString("hex");
  const service = new RelayService(config);
  const server = createServer((request, response) => {
    void service.serve(request, response, `/${token}/`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/${token}`,
    summary: () => service.summary(),
    mayUseVersionControl: (path) => config.sources.routeOf(path).steps.some(({ kind }) => kind === "vcs"),
    leftToQuarantine: (module) => service.leftToQuarantine(module),
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

class RelayService {
  readonly #config: RelayConfig;
  readonly #database: DatabaseRoads;
  readonly #counts = new RelayCounts();

  constructor(config: RelayConfig) {
    this.#config = config;
    this.#database = new DatabaseRoads(config.sources, config.settings);
  }

  summary(): RelaySummary {
    return this.#counts.summary(this.#database, this.#config.sources.remarks());
  }

  leftToQuarantine(module: ModuleVersion): void {
    this.#counts.unverified(moduleKey(module));
  }

  async serve(request: IncomingMessage, response: ServerResponse, prefix: string): Promise<void> {
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (request.method === "POST" && path === `${prefix}-/stop`) {
      this.#stop(response);
      return;
    }
    if (request.method !== "GET" || !path.startsWith(prefix)) {
      response.writeHead(404).end();
      return;
    }
    const stop = new AbortController();
    response.once("close", () => stop.abort());
    try {
      send(response, await this.#answer(decodeURIComponent(path.slice(prefix.length)), stop.signal));
    } catch (error) {
      const text = `gomod-preflight relay: ${error instanceof Error ? error.message : error}\n`;
      this.#counts.failed("the relay itself", "unclassified", text);
      send(response, textAnswer(500, text));
    }
  }

  #stop(response: ServerResponse): void {
    response.once("close", () => this.#config.onStop?.());
    send(response, textAnswer(200, JSON.stringify(this.summary()), "application/json"));
  }

  #answer(path: string, signal: AbortSignal): Promise<Answer> {
    const database = /^sumdb\/([^/]+)(\/.+)$/.exec(path);
    if (database) return this.#database.answer(database[1]!, database[2]!, signal);
    const asked = parseRequest(path);
    if (asked === undefined)
      return Promise.resolve(textAnswer(404, "gomod-preflight: no request of the module proxy protocol\n"));
    const { sources, direct } = this.#config;
    if ("query" in asked) return answerQuery(asked, { sources, direct, signal });
    return this.#file(asked.module, asked.what, signal);
  }

  async #file(module: ModuleVersion, what: FileRequest["what"], signal: AbortSignal): Promise<Answer> {
    const cached = placesOf(this.#config.moduleCache, module).file(what);
    if (existsSync(cached)) {
      this.#counts.served("the module cache", statSync(cached).size);
      return { status: 200, type: "application/octet-stream", body: { file: cached, remove: false } };
    }
    const expected = this.#expected(module, what);
    const request: FileRequest = { module, what, hashed: expected !== undefined, signal };
    const { sources, spool, hashZip } = this.#config;
    const got = await sources.get(request, spooling(spool, request, expected, hashZip));
    if (!got.ok) {
      this.#counts.failed(moduleKey(module), got.failure.class, got.failure.message, got.failure.nextStep);
      return failureAnswer(got.failure);
    }
    this.#counts.served(got.source, got.value.bytes);
    return { status: 200, type: "application/octet-stream", body: { file: got.value.path, remove: true } };
  }

  /** The hash go.sum holds. An .info has none: it stands with its module's. */
  #expected(module: ModuleVersion, what: FileRequest["what"]): string | undefined {
    const { zips, goMods } = this.#config.sums;
    const key = moduleKey(module);
    if (what === "mod") return goMods.get(key)?.h1;
    return what === "zip" ? zips.get(key)?.h1 : (zips.get(key) ?? goMods.get(key))?.h1;
  }
}

type Asked =
  | { readonly module: ModuleVersion; readonly what: FileRequest["what"] }
  | Parameters<typeof answerQuery>[0];

/** One path of the GOPROXY protocol, unescaped; a version that is not canonical is a question about a revision. */
function parseRequest(path: string): Asked | undefined {
  const general = /^(.+)\/@(v\/list|latest)$/.exec(path);
  if (general) {
    const name = unescapePath(general[1]!);
    const query = general[2] === "latest" ? "latest" : "list";
    return name === undefined ? undefined : { path: name, query, suffix: `@${general[2]}` };
  }
  const [, escaped = "", text = "", what = ""] = /^(.+)\/@v\/(.+)\.(info|mod|zip)$/.exec(path) ?? [];
  const name = unescapePath(escaped);
  const version = unescapeVersion(text);
  if (name === undefined || version === undefined) return undefined;
  if (canonicalVersion(version) === version || /\+incompatible$/.test(version))
    return { module: { path: name, version }, what: what as FileRequest["what"] };
  return what === "info"
    ? { path: name, query: version, suffix: `@v/${escapeVersion(version)}.info` }
    : undefined;
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  if ("text" in body) {
    response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body.text) });
    response.end(body.text);
    return;
  }
  const { file, remove } = body;
  response.writeHead(status, { "content-type": type, "content-length": statSync(file).size });
  const stream = createReadStream(file, { highWaterMark: 1 << 18 });
  stream.on("error", () => response.destroy());
  if (remove) response.once("close", () => rmSync(file, { force: true }));
  stream.pipe(response);
}
