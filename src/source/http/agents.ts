import http from "node:http";
import https from "node:https";
import type { SecureContext } from "node:tls";
import type { HttpsProxyAgent } from "https-proxy-agent";
import { secureContextFor } from "./certificates.ts";
import { httpProxyFor } from "./proxy-env.ts";
import { sharedLookup } from "./shared-lookup.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** How requests to one origin are sent. `absoluteForm`: the request line carries the whole URL (plain http through an HTTP proxy). */
export interface Road {
  readonly agent: http.Agent;
  readonly absoluteForm?: { readonly host: string; readonly port: number; readonly authorization?: string };
  /** Of the connection inside a tunnel, which takes its options from the request. */
  readonly tls?: { readonly secureContext: SecureContext };
}

/** Connection pools of one run: keep-alive, the most recently used connection first. */
export class Agents {
  readonly #env: Environment;
  readonly #connections: number;
  readonly #roads = new Map<string, Road>();
  readonly #lookup = sharedLookup();
  #context: SecureContext | undefined;
  /** Loaded where an HTTP proxy is to be tunnelled through; few have one, and loading it is felt at every start. */
  #tunnel: typeof HttpsProxyAgent | undefined;

  constructor(env: Environment, connections: number) {
    this.#env = env;
    this.#connections = connections;
  }

  /** Before the first `roadTo` of an origin; undefined: nothing to wait for. */
  prepare(url: URL): Promise<void> | undefined {
    if (this.#tunnel || this.#roads.has(url.origin) || url.protocol === "http:") return undefined;
    if (!httpProxyFor(url, this.#env)) return undefined;
    return import("https-proxy-agent").then(({ HttpsProxyAgent }) => {
      this.#tunnel = HttpsProxyAgent;
    });
  }

  /** One road an origin; made on first use. */
  roadTo(url: URL): Road {
    const known = this.#roads.get(url.origin);
    if (known) return known;
    const road = this.#make(url);
    this.#roads.set(url.origin, road);
    return road;
  }

  close(): void {
    for (const { agent } of this.#roads.values()) agent.destroy();
    this.#roads.clear();
  }

  #make(url: URL): Road {
    const pool = {
      keepAlive: true,
      maxSockets: this.#connections,
      maxFreeSockets: this.#connections,
      scheduling: "lifo" as const,
      lookup: this.#lookup,
    };
    const proxy = httpProxyFor(url, this.#env);
    if (proxy && !URL.canParse(proxy))
      throw new Error("the HTTP proxy of the environment (HTTPS_PROXY or HTTP_PROXY) is no valid URL");
    if (url.protocol === "http:") {
      const agent = new http.Agent(pool);
      return proxy ? { agent, absoluteForm: proxyAddress(proxy) } : { agent };
    }
    this.#context ??= secureContextFor(this.#env);
    const secureContext = this.#context;
    if (!proxy) return { agent: new https.Agent({ ...pool, secureContext }) };
    if (!this.#tunnel) throw new Error("the road through an HTTP proxy was not prepared");
    return { agent: new this.#tunnel(proxy, pool), tls: { secureContext } };
  }
}

function proxyAddress(proxy: string): NonNullable<Road["absoluteForm"]> {
  const { hostname, port, username, password } = new URL(proxy);
  const address = { host: hostname, port: Number(port || 80) };
  if (username === "") return address;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { ...address, authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}
