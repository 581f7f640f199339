import type http from "node:http";
import { answer, type Fault } from "./faults.ts";
import { type Loopback, serveHttp } from "./loopback.ts";
import { goSumLines, type ModuleFiles, moduleZip } from "./module-zip.ts";
import { type FaultHook, RequestLog } from "./proxy-requests.ts";

/** `path@version` → its files; a missing go.mod is made up. */
export type Modules = Readonly<Record<string, ModuleFiles>>;

export interface MemoryProxy extends Loopback {
  readonly log: RequestLog;
  /** go.sum text (zip and go.mod lines) of the named `path@version`s, default all. */
  goSum(...keys: string[]): string;
  /** Replaces the hook that decides what goes wrong. */
  setFault(hook: FaultHook | undefined): void;
}

export interface MemoryProxyOptions {
  readonly fault?: FaultHook;
  /** Forwards `/sumdb/<name>/…` there (base URL of a database). */
  readonly sumdb?: { readonly name: string; readonly url: string };
  /** Basic credentials without which everything is 401. */
  readonly credentials?: { readonly user: string; readonly password: string };
}

const escapeUpper = (text: string): string => text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);

/** A GOPROXY whose modules are made from inline files. */
export async function startMemoryProxy(
  modules: Modules,
  options: MemoryProxyOptions = {},
): Promise<MemoryProxy> {
  const log = new RequestLog();
  const complete = withGoMods(modules);
  const routes = routesOf(complete);
  let fault = options.fault;
  const server = await serveHttp(async (request, response) => {
    const entry = log.record(request);
    if (!authorized(request, options)) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="modules"' }).end("unauthorized\n");
      return;
    }
    const spoiled = fault?.(entry);
    const path = decodeURI(entry.url.split("?")[0] ?? "");
    if (options.sumdb && path.startsWith(`/sumdb/${options.sumdb.name}/`)) {
      if (spoiled && answersAlone.has(spoiled.kind)) return answer(response, new Uint8Array(), spoiled);
      const record = await recordOf(path, options.sumdb);
      if (spoiled) return answer(response, record.body, spoiled);
      response.writeHead(record.status).end(record.body);
      return;
    }
    const body = routes.get(path);
    if (!body && !spoiled) {
      response.writeHead(404).end("not found: no such module in memory\n");
      return;
    }
    await answer(response, body ?? new Uint8Array(), spoiled);
  });
  return {
    ...server,
    log,
    goSum: (...keys) => goSumOf(complete, keys),
    setFault: (hook) => {
      fault = hook;
    },
  };
}

function withGoMods(modules: Modules): Modules {
  return Object.fromEntries(
    Object.entries(modules).map(([key, files]) => {
      const goMod = `module ${splitKey(key)[0]}\n\ngo 1.21\n`;
      return [key, { "go.mod": goMod, ...files }];
    }),
  );
}

export function splitKey(key: string): [path: string, version: string] {
  const at = key.lastIndexOf("@");
  return [key.slice(0, at), key.slice(at + 1)];
}

function routesOf(modules: Modules): Map<string, Uint8Array> {
  const routes = new Map<string, Uint8Array>();
  const lists = new Map<string, string[]>();
  for (const [key, files] of Object.entries(modules)) {
    const [path, version] = splitKey(key);
    const base = `/${escapeUpper(path)}/@v/`;
    const info = Buffer.from(JSON.stringify({ Version: version, Time: "2026-01-01T00:00:00Z" }));
    routes.set(`${base}${escapeUpper(version)}.info`, info);
    routes.set(`${base}${escapeUpper(version)}.mod`, Buffer.from(files["go.mod"] ?? ""));
    routes.set(`${base}${escapeUpper(version)}.zip`, moduleZip(path, version, files));
    routes.set(`/${escapeUpper(path)}/@latest`, info);
    lists.set(base, [...(lists.get(base) ?? []), version]);
  }
  for (const [base, versions] of lists) routes.set(`${base}list`, Buffer.from(`${versions.join("\n")}\n`));
  return routes;
}

function goSumOf(modules: Modules, keys: readonly string[]): string {
  const chosen = keys.length > 0 ? keys : Object.keys(modules);
  return [...chosen]
    .sort()
    .map((key) => goSumLines(...splitKey(key), modules[key] ?? {}))
    .join("");
}

function authorized(request: http.IncomingMessage, options: MemoryProxyOptions): boolean {
  if (!options.credentials) return true;
  const { user, password } = options.credentials;
  return request.headers.authorization === `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

/** Faults of a mirror that never asks the database. */
const answersAlone: ReadonlySet<Fault["kind"]> = new Set([
  "status",
  "redirect",
  "html",
  "content",
  "silence",
  "reset",
]);

/** What the database behind the proxy says. */
async function recordOf(
  path: string,
  sumdb: { readonly name: string; readonly url: string },
): Promise<{ readonly status: number; readonly body: Uint8Array }> {
  const rest = path.slice(`/sumdb/${sumdb.name}`.length);
  if (rest === "/supported") return { status: 200, body: new Uint8Array() };
  const upstream = await fetch(sumdb.url + rest).catch(() => undefined);
  if (!upstream) return { status: 502, body: Buffer.from("checksum database unreachable\n") };
  return { status: upstream.status, body: new Uint8Array(await upstream.arrayBuffer()) };
}
