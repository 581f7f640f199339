import http from "node:http";
import https from "node:https";
import net from "node:net";
import { type Loopback, listen } from "./loopback.ts";
import { makeAuthority, type TestAuthority } from "./tls.ts";

export interface TlsFront extends Loopback {
  readonly caFile: string;
}

/** The same server over TLS: `https://127.0.0.1:port`, and `host` through `startTunnel`. */
export async function tlsFront(
  upstream: string,
  host = "proxy.example.test",
  validity: "good" | "expired" = "good",
): Promise<TlsFront> {
  const authority: TestAuthority = makeAuthority(host, validity);
  const server = https.createServer({ key: authority.key, cert: authority.cert }, (request, response) => {
    const { host: _, ...headers } = request.headers;
    const forwarded = http.request(`${upstream}${request.url}`, { headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    forwarded.on("error", () => response.destroy());
    forwarded.end();
  });
  const front = await listen(server, "https", () => server.closeAllConnections());
  const close = async () => {
    await front.close();
    authority[Symbol.dispose]();
  };
  return { ...front, caFile: authority.caFile, close, [Symbol.asyncDispose]: close };
}

export interface Tunnel extends Loopback {
  /** `host:port` of each CONNECT, refused ones included. */
  readonly connects: string[];
}

/** An HTTP proxy: CONNECT to any name leads to `port` on this machine. `credentials`: else 407. */
export async function startTunnel(port: number, credentials?: string): Promise<Tunnel> {
  const connects: string[] = [];
  const open = new Set<net.Socket>();
  const server = http.createServer((_, response) => response.writeHead(405).end());
  server.on("connect", (request: http.IncomingMessage, client: net.Socket) => {
    connects.push(request.url ?? "");
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString("base64")}`;
    if (wanted && request.headers["proxy-authorization"] !== wanted) {
      client.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    const target = net.connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on("error", () => socket.destroy());
    }
  });
  const front = await listen(server, "http", () => {
    for (const socket of open) socket.destroy();
    server.closeAllConnections();
  });
  return { ...front, connects };
}
