import { startArtifactService } from "./artifact-service.ts";
import { startCacheService } from "./cache-service.ts";
import { type Loopback, readBody, serveHttp } from "./loopback.ts";

type Artifacts = Awaited<ReturnType<typeof startArtifactService>>;
type Cache = Awaited<ReturnType<typeof startCacheService>>;

/** Cache and artifacts behind one address, as ACTIONS_RESULTS_URL is on GitHub. */
export interface ResultsService extends Loopback {
  readonly env: Readonly<Record<string, string>>;
  readonly artifacts: Artifacts;
  readonly cache: Cache;
}

export async function startResultsService(): Promise<ResultsService> {
  const artifacts = await startArtifactService();
  const cache = await startCacheService();
  const server = await serveHttp(async (request, response) => {
    if (await artifacts.handle(request, response)) return;
    const upstream = await fetch(cache.url + request.url, {
      method: request.method ?? "GET",
      headers: { "content-type": "application/json", authorization: request.headers.authorization ?? "" },
      body: await readBody(request),
    });
    response.writeHead(upstream.status, { "content-type": "application/json" }).end(await upstream.text());
  });
  const close = async () => {
    await Promise.all([server.close(), artifacts.close(), cache.close()]);
  };
  const urls = { ACTIONS_RESULTS_URL: `${server.url}/`, ACTIONS_RUNTIME_URL: `${server.url}/` };
  return {
    ...server,
    env: { ...artifacts.env, ...cache.env, ...urls },
    artifacts,
    cache,
    close,
    [Symbol.asyncDispose]: close,
  };
}
