import { existsSync, readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { answer } from "./faults.ts";
import { type Loopback, serveHttp } from "./loopback.ts";
import { type FaultHook, RequestLog } from "./proxy-requests.ts";

export interface ReplayProxy extends Loopback {
  readonly log: RequestLog;
}

export interface ReplayOptions {
  /** Milliseconds before each answer. */
  readonly delayMs?: number;
  readonly fault?: FaultHook;
  /** Checksum databases it says it mirrors; their recorded tiles are served. */
  readonly databases?: readonly string[];
}

/**
 * Serves a recorded `$GOMODCACHE/cache/download` tree as a GOPROXY. With its recorded tiles the
 * default checksum database verifies without a network.
 */
export async function startReplayProxy(tree: string, options: ReplayOptions = {}): Promise<ReplayProxy> {
  const log = new RequestLog();
  const databases = options.databases ?? ["sum.golang.org"];
  const server = await serveHttp(async (request, response) => {
    const entry = log.record(request);
    if (options.delayMs) await new Promise((resolve) => setTimeout(resolve, options.delayMs));
    const path = decodeURI(entry.url.split("?")[0] ?? "");
    const fault = options.fault?.(entry);
    const body = databases.some((name) => path === `/sumdb/${name}/supported`)
      ? new Uint8Array()
      : recorded(tree, path);
    if (!body && !fault) {
      response.writeHead(404).end("not found: not recorded\n");
      return;
    }
    await answer(response, body ?? new Uint8Array(), fault);
  });
  return { ...server, log };
}

function recorded(tree: string, path: string): Uint8Array | undefined {
  const file = join(tree, normalize(path));
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
}
