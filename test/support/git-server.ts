import http from "node:http";
import https from "node:https";
import net from "node:net";
import { join } from "node:path";
import { answer, type Fault } from "./faults.ts";
import { fixture, git } from "./fixture.ts";
import { runBackend } from "./git-backend.ts";
import { type Loopback, listen } from "./loopback.ts";
import { makeAuthority } from "./tls.ts";

export interface GitServer extends Loopback {
  /** "host" as module paths name it; resolves only through `proxy`. */
  readonly host: string;
  /** CONNECT proxy that leads `host:443` here and refuses everything else: HTTPS_PROXY. */
  readonly proxy: string;
  readonly caFile: string;
  /** "METHOD url auth|-" per request. */
  readonly calls: string[];
  /** Hosts that the CONNECT proxy was asked for, refused ones included. */
  readonly connects: string[];
  /** Environment with which go and git reach it (without credentials). */
  readonly env: Readonly<Record<string, string>>;
  /** .netrc line with the right credentials. */
  readonly netrc: string;
}

export interface GitServerOptions {
  /** Repository name ("team/lib.git") → versions in order: tag → files. */
  readonly repositories: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  /** go-import answers: URL path ("/vanity") → repository URL. */
  readonly imports?: Readonly<Record<string, string>>;
  /** Repositories answered with 403. */
  readonly forbidden?: readonly string[];
  readonly credentials?: { readonly user: string; readonly password: string };
  /** "none": plain HTTP where TLS is expected. */
  readonly certificate?: "good" | "expired" | "none";
  /** Name in the certificate; default `host`. */
  readonly certificateFor?: string;
  readonly host?: string;
  /** What goes wrong with a request; undefined = served as usual. */
  readonly fault?: (request: GitRequest) => Fault | undefined;
}

/** `page`: Go looks for a go-import tag · `refs`: git asks what there is · `pack`: git talks to upload-pack. */
export interface GitRequest {
  readonly what: "page" | "refs" | "pack";
  /** 1 for the first request of its kind. */
  readonly nth: number;
}

/** Smart HTTP over TLS by `git http-backend`, with go-import pages, for private modules on loopback. */
export async function startGitServer(options: GitServerOptions): Promise<GitServer> {
  const host = options.host ?? "git.example.test";
  const root = fixture({}, "git");
  for (const [name, versions] of Object.entries(options.repositories))
    makeRepository(root.dir, name, versions);
  const { certificate = "good" } = options;
  const authority = makeAuthority(
    options.certificateFor ?? host,
    certificate === "expired" ? "expired" : "good",
  );
  const calls: string[] = [];
  const faultOf = counting(options.fault);
  const serve = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    calls.push(`${request.method} ${request.url} ${request.headers.authorization ? "auth" : "-"}`);
    const fault = faultOf(request);
    if (fault?.kind === "reset") connections.get(request.socket.remotePort)?.resetAndDestroy();
    else if (fault) void answer(response, stopped, fault);
    else handle(request, response, root.path("repos"), host, options);
  };
  const inner =
    certificate === "none"
      ? http.createServer(serve)
      : https.createServer({ key: authority.key, cert: authority.cert }, serve);
  // Below TLS, which cannot send a reset.
  const connections = new Map<number | undefined, net.Socket>();
  inner.on("connection", (socket: net.Socket) => connections.set(socket.remotePort, socket));
  const server = await listen(inner, "https", () => inner.closeAllConnections());
  const connects: string[] = [];
  const proxy = await startConnectProxy(host, server.port, connects);
  const close = async () => {
    await proxy.close();
    await server.close();
    authority[Symbol.dispose]();
    root[Symbol.dispose]();
  };
  return {
    ...server,
    host,
    proxy: proxy.url,
    caFile: authority.caFile,
    calls,
    connects,
    env: { HTTPS_PROXY: proxy.url, SSL_CERT_FILE: authority.caFile, GIT_SSL_CAINFO: authority.caFile },
    netrc: `machine ${host} login ${options.credentials?.user ?? "u"} password ${options.credentials?.password ?? "p"}\n`,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What a fault spoils stands for any body: it never arrives whole. */
const stopped = Buffer.from("001e# service=git-upload-pack\n0000");

/** Sorts and counts requests for the fault hook. */
function counting(fault: GitServerOptions["fault"]): (request: http.IncomingMessage) => Fault | undefined {
  const seen = { page: 0, refs: 0, pack: 0 };
  return ({ url = "" }) => {
    const what = url.includes("go-get=1") ? "page" : url.includes("/info/refs") ? "refs" : "pack";
    seen[what] += 1;
    return fault?.({ what, nth: seen[what] });
  };
}

function makeRepository(
  root: string,
  name: string,
  versions: Readonly<Record<string, Readonly<Record<string, string>>>>,
): void {
  using work = fixture({}, "gitwork");
  git(work.dir, "init", "-q", "-b", "main");
  for (const [tag, files] of Object.entries(versions)) {
    git(work.dir, "rm", "-rq", "--ignore-unmatch", ".");
    work.write(files);
    git(work.dir, "add", "-A");
    git(work.dir, "commit", "-q", "--allow-empty", "-m", tag);
    git(work.dir, "tag", tag);
  }
  git(work.dir, "clone", "-q", "--bare", ".", join(root, "repos", name));
}

function handle(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  repos: string,
  host: string,
  options: GitServerOptions,
): void {
  const url = new URL(request.url ?? "/", "https://x");
  if (url.searchParams.get("go-get") === "1" && answerGoGet(url.pathname, response, host, options)) return;
  const { user, password } = options.credentials ?? { user: "u", password: "p" };
  const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  if (request.headers.authorization !== wanted) {
    response.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end("credentials wanted\n");
    return;
  }
  if (options.forbidden?.some((name) => url.pathname.startsWith(`/${name}`))) {
    response.writeHead(403).end("forbidden\n");
    return;
  }
  runBackend(request, response, repos, url, user);
}

function answerGoGet(
  path: string,
  response: http.ServerResponse,
  host: string,
  options: GitServerOptions,
): boolean {
  const prefix = Object.keys(options.imports ?? {}).find((p) => path === p || path.startsWith(`${p}/`));
  if (prefix === undefined) return false;
  const meta = `<meta name="go-import" content="${host}${prefix} git ${options.imports?.[prefix]}">`;
  response.writeHead(200, { "content-type": "text/html" }).end(meta);
  return true;
}

async function startConnectProxy(host: string, port: number, connects: string[]): Promise<Loopback> {
  const open = new Set<net.Socket>();
  const server = http.createServer((_, response) => response.writeHead(405).end());
  server.on("connect", (request: http.IncomingMessage, client: net.Socket, head: Buffer) => {
    connects.push(request.url ?? "");
    if (request.url !== `${host}:443`) return void client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const target = net.connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      target.write(head);
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on("error", () => {
        client.resetAndDestroy();
        target.destroy();
      });
    }
  });
  return listen(server, "http", () => {
    server.closeAllConnections();
    for (const socket of open) socket.destroy();
  });
}
