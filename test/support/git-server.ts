import { execFileSync, spawn } from "node:child_process";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { join } from "node:path";
import { fixture, git } from "./fixture.ts";
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
  readonly certificate?: "good" | "expired";
  readonly host?: string;
}

/** Smart HTTP over TLS by `git http-backend`, with go-import pages, for private modules on loopback. */
export async function startGitServer(options: GitServerOptions): Promise<GitServer> {
  const host = options.host ?? "git.example.test";
  const root = fixture({}, "git");
  for (const [name, versions] of Object.entries(options.repositories))
    makeRepository(root.dir, name, versions);
  const authority = makeAuthority(host, options.certificate);
  const calls: string[] = [];
  const tls = https.createServer({ key: authority.key, cert: authority.cert }, (request, response) => {
    calls.push(`${request.method} ${request.url} ${request.headers.authorization ? "auth" : "-"}`);
    handle(request, response, root.path("repos"), host, options);
  });
  const server = await listen(tls, "https", () => tls.closeAllConnections());
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

function runBackend(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  repos: string,
  url: URL,
  user: string,
): void {
  const backend = join(execFileSync("git", ["--exec-path"], { encoding: "utf8" }).trim(), "git-http-backend");
  const child = spawn(backend, { env: backendEnv(request, repos, url, user) });
  child.stdin.on("error", () => {}); // the backend may refuse before it has read the body
  request.pipe(child.stdin);
  let head: Buffer | undefined = Buffer.alloc(0);
  child.stdout.on("data", (chunk: Buffer) => {
    if (!head) return void response.write(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    writeHead(response, head.subarray(0, end).toString());
    response.write(head.subarray(end + 4));
    head = undefined;
  });
  child.on("close", () => {
    if (head) response.writeHead(500);
    response.end();
  });
}

function backendEnv(
  request: http.IncomingMessage,
  repos: string,
  url: URL,
  user: string,
): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    GIT_PROJECT_ROOT: repos,
    GIT_HTTP_EXPORT_ALL: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "safe.directory",
    GIT_CONFIG_VALUE_0: "*",
    PATH_INFO: url.pathname,
    QUERY_STRING: url.search.slice(1),
    REQUEST_METHOD: request.method ?? "GET",
    CONTENT_TYPE: request.headers["content-type"] ?? "",
    HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
    GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
    REMOTE_USER: user,
    REMOTE_ADDR: "127.0.0.1",
  };
}

function writeHead(response: http.ServerResponse, text: string): void {
  let status = 200;
  const headers: Record<string, string> = {};
  for (const line of text.split("\r\n")) {
    const [name = "", value = ""] = line.split(/:\s*(.*)/, 2);
    if (name === "Status") status = Number.parseInt(value, 10);
    else headers[name] = value;
  }
  response.writeHead(status, headers);
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
        client.destroy();
        target.destroy();
      });
    }
  });
  return listen(server, "http", () => {
    server.closeAllConnections();
    for (const socket of open) socket.destroy();
  });
}
