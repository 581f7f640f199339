import { execFileSync, spawn } from "node:child_process";
import type http from "node:http";
import { join } from "node:path";

/** One request answered by `git http-backend`, which serves the repositories below `repos` to `user`. */
export function runBackend(
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
