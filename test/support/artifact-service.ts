import { randomUUID } from "node:crypto";
import type http from "node:http";
import { type Loopback, readBody, serveHttp } from "./loopback.ts";

interface Artifact {
  readonly id: number;
  readonly blob: string;
  finalized: boolean;
}

export interface ArtifactService extends Loopback {
  /** ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN for @actions/artifact. */
  readonly env: Readonly<Record<string, string>>;
  /** "CreateArtifact", "PUT blob comp=block", … in order. */
  readonly calls: string[];
  /** Names of the uploaded artifacts. */
  names(): string[];
  /** The uploaded zip. */
  zip(name: string): Buffer | undefined;
  /** Puts or replaces an artifact behind the client's back (forged, oversized, duplicated). */
  put(name: string, zip: Buffer): void;
  remove(name: string): void;
  /** What the service is at the start of a run. */
  clear(): void;
  /** Answers one request; false = not for this service (to mount it beside the cache service). */
  handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<boolean>;
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token of the shape the toolkit reads: run and job ids for artifacts, `ac` scopes for the cache. */
export const runtimeToken = (cacheScopes: readonly { Scope: string; Permission: number }[] = []): string =>
  [
    encoded({ alg: "none" }),
    encoded({ scp: "Actions.Results:run-1:job-1", ac: JSON.stringify(cacheScopes) }),
    "signature",
  ].join(".");

/** Artifact service v4: Twirp JSON and block blobs, as @actions/artifact speaks it. */
export async function startArtifactService(): Promise<ArtifactService> {
  const store = new ArtifactStore();
  const server = await serveHttp(async (request, response) => {
    if (!(await store.handle(request, response))) response.writeHead(404).end();
  });
  const env = {
    ACTIONS_RESULTS_URL: `${server.url}/`,
    ACTIONS_RUNTIME_URL: `${server.url}/`,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(),
    GITHUB_SERVER_URL: "https://github.com",
  };
  return {
    ...server,
    env,
    calls: store.calls,
    names: () => [...store.artifacts.keys()],
    zip: (name) => store.zip(name),
    put: (name, zip) => store.put(name, zip),
    remove: (name) => void store.artifacts.delete(name),
    clear: () => store.artifacts.clear(),
    handle: (request, response) => store.handle(request, response),
  };
}

type Query = Readonly<Record<string, string | undefined>>;

class ArtifactStore {
  readonly artifacts = new Map<string, Artifact>();
  readonly calls: string[] = [];
  private readonly blobs = new Map<string, { blocks: Map<string, Buffer>; data?: Buffer }>();
  private nextId = 1;

  zip(name: string): Buffer | undefined {
    return this.blobs.get(this.artifacts.get(name)?.blob ?? "")?.data;
  }

  put(name: string, zip: Buffer): void {
    const blob = randomUUID();
    this.blobs.set(blob, { blocks: new Map(), data: zip });
    this.artifacts.set(name, { id: this.nextId++, blob, finalized: true });
  }

  async handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<boolean> {
    const base = `http://${request.headers.host}`;
    const url = new URL(request.url ?? "/", base);
    const method = /\.ArtifactService\/(\w+)$/.exec(url.pathname)?.[1];
    if (method) {
      this.calls.push(method);
      const query = JSON.parse((await readBody(request)).toString()) as Query;
      const [status, body] = this.call(method, query, base);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      return true;
    }
    const blob = /^\/devstoreaccount1\/artifacts\/([\w-]+)$/.exec(url.pathname)?.[1];
    if (blob) await this.blob(blob, url, request, response);
    return blob !== undefined;
  }

  private call(method: string, query: Query, base: string): [status: number, body: unknown] {
    // The toolkit masks `sig` in logs: a constant one would mask that text everywhere.
    const sign = (blob: string) => `${base}/devstoreaccount1/artifacts/${blob}?sig=${randomUUID()}`;
    const artifact = this.artifacts.get(query["name"] ?? "");
    switch (method) {
      case "CreateArtifact": {
        if (artifact)
          return [409, { code: "already_exists", msg: "an artifact with this name already exists" }];
        const blob = randomUUID();
        this.artifacts.set(query["name"] ?? "", { id: this.nextId++, blob, finalized: false });
        return [200, { ok: true, signed_upload_url: sign(blob) }];
      }
      case "FinalizeArtifact":
        if (!artifact) return [404, { code: "not_found", msg: "no such artifact" }];
        artifact.finalized = true;
        return [200, { ok: true, artifact_id: String(artifact.id) }];
      case "ListArtifacts":
        return [200, { artifacts: this.list(query) }];
      case "GetSignedArtifactURL":
        if (!artifact) return [404, { code: "not_found", msg: "no such artifact" }];
        return [200, { signed_url: sign(artifact.blob) }];
      default:
        return [404, { code: "bad_route", msg: method }];
    }
  }

  private list(query: Query): unknown[] {
    return [...this.artifacts]
      .filter(([name, artifact]) => artifact.finalized && (query["name_filter"] ?? name) === name)
      .filter(([, artifact]) => !query["id_filter"] || String(artifact.id) === String(query["id_filter"]))
      .map(([name, artifact]) => ({
        workflow_run_backend_id: query["workflow_run_backend_id"],
        workflow_job_run_backend_id: query["workflow_job_run_backend_id"],
        database_id: String(artifact.id),
        name,
        size: String(this.zip(name)?.length ?? 0),
        created_at: "2026-01-01T00:00:00Z",
      }));
  }

  private async blob(
    id: string,
    url: URL,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const blob = this.blobs.get(id) ?? { blocks: new Map<string, Buffer>() };
    this.blobs.set(id, blob);
    const comp = url.searchParams.get("comp");
    this.calls.push(`${request.method} blob${comp ? ` comp=${comp}` : ""}`);
    const headers = {
      "x-ms-request-id": randomUUID(),
      "x-ms-version": "2025-01-05",
      etag: '"0x1"',
      "last-modified": new Date().toUTCString(),
    };
    if (request.method !== "PUT") {
      if (!blob.data) return void response.writeHead(404, headers).end();
      const head = { ...headers, "content-type": "application/zip", "content-length": blob.data.length };
      return void response.writeHead(200, head).end(blob.data);
    }
    const body = await readBody(request);
    if (comp === "block") blob.blocks.set(url.searchParams.get("blockid") ?? "", body);
    else blob.data = comp === "blocklist" ? assemble(body.toString(), blob.blocks) : body;
    response.writeHead(201, headers).end();
  }
}

const assemble = (list: string, blocks: ReadonlyMap<string, Buffer>): Buffer =>
  Buffer.concat(
    [...list.matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(
      (m) => blocks.get(m[1] ?? "") ?? Buffer.alloc(0),
    ),
  );
