import type http from "node:http";
import type { Fault } from "./faults.ts";

/** One request as a module proxy sees it; `module` and `what` are absent for sumdb and unknown paths. */
export interface ProxyRequest {
  readonly method: string;
  /** Path with query, as sent (escaped module paths). */
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  /** In go.mod's spelling. */
  readonly module?: string;
  readonly version?: string;
  readonly what?: "info" | "mod" | "zip" | "list" | "latest";
  /** 1 for the first request of this URL, 2 for the second, … */
  readonly nth: number;
}

/** Decides per request what goes wrong; undefined = nothing. */
export type FaultHook = (request: ProxyRequest) => Fault | undefined;

const unescapeUpper = (text: string): string =>
  text.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Remembers each request in order and counts repeats. */
export class RequestLog {
  readonly requests: ProxyRequest[] = [];
  private readonly seen = new Map<string, number>();

  record(request: http.IncomingMessage): ProxyRequest {
    const url = request.url ?? "/";
    const nth = (this.seen.get(url) ?? 0) + 1;
    this.seen.set(url, nth);
    const entry = {
      method: request.method ?? "GET",
      url,
      headers: request.headers,
      nth,
      ...moduleOf(decodeURI(url.split("?")[0] ?? "")),
    };
    this.requests.push(entry);
    return entry;
  }

  /** `path@version` of every zip asked for, in order, repeats included. */
  zips(): string[] {
    return this.requests.filter((r) => r.what === "zip").map((r) => `${r.module}@${r.version}`);
  }

  clear(): void {
    this.requests.length = 0;
    this.seen.clear();
  }
}

function moduleOf(path: string): Pick<ProxyRequest, "module" | "version" | "what"> {
  if (path.startsWith("/sumdb/")) return {};
  const file = /^\/(.+)\/@v\/(.+)\.(info|mod|zip)$/.exec(path);
  if (file) {
    const [, module = "", version = "", what] = file;
    return {
      module: unescapeUpper(module),
      version: unescapeUpper(version),
      what: what as "info" | "mod" | "zip",
    };
  }
  const other = /^\/(.+)\/@(v\/list|latest)$/.exec(path);
  if (!other) return {};
  return { module: unescapeUpper(other[1] ?? ""), what: other[2] === "latest" ? "latest" : "list" };
}
