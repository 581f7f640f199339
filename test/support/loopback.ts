import http from "node:http";
import type { AddressInfo, Server } from "node:net";

/** A server on 127.0.0.1 with a port of its own; `await using` stops it. */
export interface Loopback extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void | Promise<void>;

/** Starts an HTTP server; an exception in the handler is answered with 599 and its text, so that a test sees it. */
export async function serveHttp(handler: Handler): Promise<Loopback> {
  const server = http.createServer(async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      if (!response.headersSent) response.writeHead(599);
      response.end(`test server: ${error instanceof Error ? error.stack : error}`);
    }
  });
  return listen(server, "http", () => server.closeAllConnections());
}

/** Binds any net server to a free loopback port. */
export async function listen(server: Server, scheme: string, cutAll: () => void): Promise<Loopback> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      cutAll();
    });
  return { url: `${scheme}://127.0.0.1:${port}`, port, close, [Symbol.asyncDispose]: close };
}

export async function readBody(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
