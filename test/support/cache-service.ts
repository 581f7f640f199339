import { randomUUID } from "node:crypto";
import type http from "node:http";
import { runtimeToken } from "./artifact-service.ts";
import { type Loopback, readBody, serveHttp } from "./loopback.ts";

/** A branch's place in the cache; permission 1 = read, 2 = write, 3 = both. */
export interface CacheScope {
  readonly scope: string;
  readonly permission: 1 | 2 | 3;
}

interface CacheEntry {
  readonly key: string;
  readonly version: string;
  readonly scope: string;
  readonly blob: string;
  readonly order: number;
}

export interface CacheService extends Loopback {
  /** What the runner puts into an action's environment for it. */
  readonly env: Readonly<Record<string, string>>;
  readonly entries: CacheEntry[];
  /** "GetCacheEntryDownloadURL", "PUT blob", … in order. */
  readonly calls: string[];
  /** The archive of an entry, to look into or to poison. */
  blob(entry: CacheEntry): Buffer;
  setBlob(entry: CacheEntry, data: Buffer): void;
  setScopes(scopes: readonly CacheScope[]): void;
  /** Each call is answered with this status until it is unset. */
  setStatus(status: number | undefined): void;
}

const MAIN: readonly CacheScope[] = [{ scope: "refs/heads/main", permission: 3 }];

/** Cache service v2 (facts/github.md A2): Twirp JSON and the block-blob subset that @actions/cache uses, with scopes, prefix match and immutable entries. */
export async function startCacheService(scopes: readonly CacheScope[] = MAIN): Promise<CacheService> {
  const store = new CacheStore(scopes);
  const server = await serveHttp((request, response) => store.handle(request, response));
  const env = {
    ACTIONS_CACHE_SERVICE_V2: "true",
    ACTIONS_RESULTS_URL: `${server.url}/`,
    ACTIONS_RUNTIME_URL: `${server.url}/`,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(scopes.map((s) => ({ Scope: s.scope, Permission: s.permission }))),
    GITHUB_SERVER_URL: "https://github.com",
  };
  return {
    ...server,
    env,
    entries: store.entries,
    calls: store.calls,
    blob: (entry) => store.blobs.get(entry.blob)?.data ?? Buffer.alloc(0),
    setBlob: (entry, data) => void store.blobs.set(entry.blob, { blocks: new Map(), data }),
    setScopes: (next) => {
      store.scopes = next;
    },
    setStatus: (status) => {
      store.status = status;
    },
  };
}

interface Query {
  readonly key: string;
  readonly version: string;
  readonly restore_keys?: readonly string[];
  readonly size_bytes?: string;
}

type Answer = readonly [status: number, body: unknown];

class CacheStore {
  readonly entries: CacheEntry[] = [];
  readonly calls: string[] = [];
  readonly blobs = new Map<string, { blocks: Map<string, Buffer>; data?: Buffer }>();
  readonly #pending = new Map<string, { blob: string; scope: string }>();
  scopes: readonly CacheScope[];
  status: number | undefined;

  constructor(scopes: readonly CacheScope[]) {
    this.scopes = scopes;
  }

  async handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const base = `http://${request.headers.host}`;
    const url = new URL(request.url ?? "/", base);
    const body = await readBody(request);
    const method = /\.CacheService\/(\w+)$/.exec(url.pathname)?.[1];
    this.calls.push(method ?? `${request.method} blob`);
    if (this.status !== undefined) return void response.writeHead(this.status).end("{}");
    if (method) {
      const [status, answer] = this.#call(method, JSON.parse(body.toString()) as Query, base);
      return void response
        .writeHead(status, { "content-type": "application/json" })
        .end(JSON.stringify(answer));
    }
    this.#blob(url, request, body, response);
  }

  #call(method: string, query: Query, base: string): Answer {
    // The toolkit masks `sig` in logs: a constant one would mask that text everywhere.
    const sign = (blob: string) => `${base}/devstoreaccount1/actions-cache/${blob}?sig=${randomUUID()}`;
    if (method === "CreateCacheEntry") return this.#create(query, sign);
    if (method === "FinalizeCacheEntryUpload") return this.#finalize(query);
    if (!this.scopes.some((one) => one.permission & 1)) {
      return [403, { code: "permission_denied", msg: "cache read denied: token has no readable scope" }];
    }
    const hit = this.#find(query);
    return hit
      ? [200, { ok: true, signed_download_url: sign(hit.blob), matched_key: hit.key }]
      : [200, { ok: false }];
  }

  #create({ key, version }: Query, sign: (blob: string) => string): Answer {
    const scope = this.scopes.find((one) => one.permission & 2)?.scope;
    if (scope === undefined) return [200, { ok: false, message: "cache write denied: token is read-only" }];
    if (this.entries.some((one) => one.scope === scope && one.key === key && one.version === version)) {
      return [
        409,
        { code: "already_exists", msg: "cache entry with the same key, version, and scope already exists" },
      ];
    }
    const blob = randomUUID();
    this.#pending.set(`${key}\0${version}`, { blob, scope });
    return [200, { ok: true, signed_upload_url: sign(blob) }];
  }

  #finalize({ key, version, size_bytes }: Query): Answer {
    const pending = this.#pending.get(`${key}\0${version}`);
    const data = pending && this.blobs.get(pending.blob)?.data;
    if (!pending || !data) return [404, { code: "not_found", msg: "no upload" }];
    if (String(data.length) !== String(size_bytes)) return [200, { ok: false, message: "size mismatch" }];
    const order = this.entries.length + 1;
    this.entries.push({ key, version, scope: pending.scope, blob: pending.blob, order });
    return [200, { ok: true, entry_id: String(order) }];
  }

  /** Own scope first; in it the exact key, then each key as a prefix, newest first. */
  #find({ key, version, restore_keys = [] }: Query): CacheEntry | undefined {
    for (const { scope, permission } of this.scopes) {
      if (!(permission & 1)) continue;
      const mine = this.entries.filter((one) => one.scope === scope && one.version === version).reverse();
      const exact = mine.find((one) => one.key === key);
      const prefixed = [key, ...restore_keys].map((prefix) => mine.find((one) => one.key.startsWith(prefix)));
      const hit = exact ?? prefixed.find((one) => one !== undefined);
      if (hit) return hit;
    }
    return undefined;
  }

  #blob(url: URL, request: http.IncomingMessage, body: Buffer, response: http.ServerResponse): void {
    const id = /^\/devstoreaccount1\/actions-cache\/([\w-]+)$/.exec(url.pathname)?.[1] ?? "";
    const blob = this.blobs.get(id) ?? { blocks: new Map<string, Buffer>() };
    this.blobs.set(id, blob);
    const headers = {
      "x-ms-request-id": randomUUID(),
      etag: '"0x1"',
      "last-modified": new Date().toUTCString(),
    };
    if (request.method === "PUT") {
      const comp = url.searchParams.get("comp");
      if (comp === "block") blob.blocks.set(url.searchParams.get("blockid") ?? "", body);
      else blob.data = comp === "blocklist" ? assembled(body.toString(), blob.blocks) : body;
      return void response.writeHead(201, { ...headers, "content-length": 0 }).end();
    }
    if (!blob.data) return void response.writeHead(404, headers).end();
    response.writeHead(200, { ...headers, "content-length": blob.data.length }).end(blob.data);
  }
}

const assembled = (list: string, blocks: ReadonlyMap<string, Buffer>): Buffer =>
  Buffer.concat(
    [...list.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(
      ([, id = ""]) => blocks.get(id) ?? Buffer.alloc(0),
    ),
  );
