import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import type { FailureClass } from "../../../src/source/failure.ts";
import type { Fault } from "../faults.ts";
import { startMemoryProxy } from "../goproxy-memory.ts";
import { buildZip } from "../hostile-zip.ts";
import { type Loopback, listen } from "../loopback.ts";
import { moduleZip } from "../module-zip.ts";
import type { ProxyRequest } from "../proxy-requests.ts";
import { tlsFront } from "../tls-front.ts";

export type What = "info" | "mod" | "zip";

/** The one module of every case; its zip does not compress, so that a body has a middle. */
export const path = "example.test/lib";
export const version = "v1.0.0";
export const files = {
  "go.mod": `module ${path}\n\ngo 1.21\n`,
  "lib.go": `package lib\n\n// ${randomBytes(15_000).toString("hex")}\n`,
};
export const modules = { [`${path}@${version}`]: files };

/** The first source of the chain, with something wrong. */
interface Faulty {
  readonly url: string;
  readonly env?: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** `next`: the second source serves, go.sum decides · `stop`: nothing is accepted · `healed`: the faulty source serves after all. */
type Ending = "next" | "stop" | "healed";

export interface FaultCase {
  readonly title: string;
  readonly what: readonly What[];
  /** Whatever is asked first meets it. */
  readonly anywhere?: true;
  start(what: What): Promise<Faulty>;
  expected(what: What): { readonly class: FailureClass; readonly ending: Ending };
}

const all: readonly What[] = ["info", "mod", "zip"];

/** A proxy that does one thing wrong with one kind of file. */
async function faulty(what: What, fault: (request: ProxyRequest) => Fault | undefined): Promise<Faulty> {
  return startMemoryProxy(modules, {
    fault: (request) => (request.what === what ? fault(request) : undefined),
  });
}

type Expectation = FailureClass | ((what: What) => FailureClass);

function http(
  title: string,
  fault: Fault | ((request: ProxyRequest) => Fault | undefined),
  name: Expectation,
  ending: Ending | ((what: What) => Ending),
  what = all,
): FaultCase {
  return {
    title,
    what,
    start: (kind) => faulty(kind, typeof fault === "function" ? fault : () => fault),
    expected: (kind) => ({
      class: typeof name === "function" ? name(kind) : name,
      ending: typeof ending === "function" ? ending(kind) : ending,
    }),
  };
}

/** Faults of the connection hit whatever is asked first. */
const connection = (title: string, name: FailureClass, start: () => Promise<Faulty>): FaultCase => ({
  title,
  what: ["zip"],
  anywhere: true,
  start,
  expected: () => ({ class: name, ending: "next" }),
});

const nothing = { close: async () => {} };

async function tlsProxy(options: {
  readonly validity?: "good" | "expired";
  readonly host?: string;
  readonly trusted?: boolean;
}): Promise<Faulty> {
  const plain = await startMemoryProxy(modules);
  const front = await tlsFront(plain.url, "proxy.example.test", options.validity);
  return {
    url: options.host ? front.url.replace("127.0.0.1", options.host) : front.url,
    ...(options.trusted === false ? {} : { env: { SSL_CERT_FILE: front.caFile } }),
    close: async () => {
      await front.close();
      await plain.close();
    },
  };
}

/** Takes connections and closes them without a word. */
async function closing(): Promise<Faulty> {
  const server = createServer((socket) => {
    socket.once("data", () => socket.end());
    socket.on("error", () => {});
  });
  const up: Loopback = await listen(server, "http", () => {});
  return up;
}

async function redirectingToPlain(what: What): Promise<Faulty> {
  const target = await startMemoryProxy(modules);
  const plain = await startMemoryProxy(modules, {
    fault: (request) =>
      request.what === what ? { kind: "redirect", to: `${target.url}${request.url}` } : undefined,
  });
  const front = await tlsFront(plain.url);
  const close = async () => {
    for (const server of [front, plain, target]) await server.close();
  };
  return { url: front.url, env: { SSL_CERT_FILE: front.caFile }, close };
}

const other = (what: What): Fault => ({
  kind: "content",
  body:
    what === "mod"
      ? `module ${path}\n\ngo 1.20\n`
      : moduleZip(path, version, { ...files, "lib.go": "package altered\n" }),
});

const bomb = buildZip([
  { name: `${path}@${version}/big.txt`, content: new Uint8Array(8 << 20), claimedSize: 600 << 20 },
]);
const traversal = buildZip([{ name: `${path}@${version}/../../../../evil`, content: "x" }]);
const stop = (): Ending => "stop";

/** Every fault of a proxy that the issue names; databases, version control and the machine have tests of their own. */
export const proxyFaults: readonly FaultCase[] = [
  connection("connection refused", "refused", async () => ({ url: "http://127.0.0.1:1", ...nothing })),
  connection("name does not resolve", "dns", async () => ({ url: "http://proxy.invalid", ...nothing })),
  connection("TLS: unknown authority", "tls-unknown-ca", () => tlsProxy({ trusted: false })),
  connection("TLS: expired certificate", "tls-expired", () => tlsProxy({ validity: "expired" })),
  connection("TLS: certificate for another name", "tls-wrong-name", () => tlsProxy({ host: "localhost" })),
  connection("plain HTTP on a TLS port", "tls-plain-http", async () => {
    const plain = await startMemoryProxy(modules);
    return { ...plain, url: plain.url.replace("http:", "https:") };
  }),
  connection("connection closed without an answer", "closed-early", closing),
  http("connection reset", { kind: "reset" }, "reset", "next"),
  http("never answers", { kind: "silence" }, "no-answer", "next"),
  http("stalls in the body", { kind: "stall", afterBytes: 10 }, "stall", "next"),
  http("trickle of 10 bytes a second", { kind: "trickle", chunkBytes: 1, everyMs: 100 }, "stall", "next"),
  http("401", { kind: "status", status: 401 }, "unauthorized", stop),
  http("403", { kind: "status", status: 403 }, "forbidden", stop),
  http("404", { kind: "status", status: 404 }, "not-found", "next"),
  http("410", { kind: "status", status: 410 }, "gone", "next"),
  http("407", { kind: "status", status: 407 }, "proxy-authentication", stop),
  http(
    "429 with Retry-After, once",
    ({ nth }) => (nth === 1 ? { kind: "status", status: 429, headers: { "retry-after": "1" } } : undefined),
    "rate-limited",
    "healed",
  ),
  http(
    "429 that never ends",
    { kind: "status", status: 429, headers: { "retry-after": "1" } },
    "rate-limited",
    "next",
  ),
  http("500", { kind: "status", status: 500 }, "server-error", "next"),
  http("502", { kind: "status", status: 502 }, "server-error", "next"),
  http("503", { kind: "status", status: 503 }, "server-error", "next"),
  http("504", { kind: "status", status: 504 }, "server-error", "next"),
  http(
    "503, once",
    ({ nth }) => (nth === 1 ? { kind: "status", status: 503 } : undefined),
    "server-error",
    "healed",
  ),
  http("200 with a login page", { kind: "html" }, "not-a-module", "next"),
  http("200 with a JSON error", { kind: "content", body: '{"error":"denied"}' }, "not-a-module", "next"),
  http("body cut, Content-Length told", { kind: "cut", afterBytes: 10 }, "cut-body", "next"),
  http(
    "body cut, no Content-Length",
    { kind: "cut-chunked", afterBytes: 10 },
    (what) => ({ info: "not-a-module", mod: "hash-mismatch", zip: "bad-zip" })[what] as FailureClass,
    (what) => (what === "mod" ? "stop" : "next"),
  ),
  http(
    "another version in .info",
    { kind: "content", body: '{"Version":"v9.9.9"}' },
    "wrong-version",
    "next",
    ["info"],
  ),
  http("other content", (request) => other(request.what as What), "hash-mismatch", stop, ["mod", "zip"]),
  http("zip bomb", { kind: "content", body: bomb }, "bad-zip", "next", ["zip"]),
  http("zip with a path out of the module", { kind: "content", body: traversal }, "bad-zip", "next", ["zip"]),
  http("redirect in a circle", (request) => ({ kind: "redirect", to: request.url }), "redirect-loop", "next"),
  http(
    "redirect to a dead host",
    { kind: "redirect", to: "http://127.0.0.1:1/x" },
    "redirect-blocked",
    "next",
  ),
  {
    title: "redirect from https to http",
    what: all,
    start: redirectingToPlain,
    expected: () => ({ class: "redirect-insecure", ending: "next" }),
  },
];
