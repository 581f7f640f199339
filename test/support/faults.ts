import type http from "node:http";

/** What a server does wrong with one answer. `afterBytes` counts bytes of the body. */
export type Fault =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  | { readonly kind: "redirect"; readonly to: string; readonly status?: number }
  /** 200 and a login page. */
  | { readonly kind: "html" }
  /** Another body than the right one. */
  | {
      readonly kind: "content";
      readonly body: string | Uint8Array;
      readonly headers?: Record<string, string>;
    }
  /** Promises the whole body, ends the connection early. */
  | { readonly kind: "cut"; readonly afterBytes: number }
  /** The same without a Content-Length: only the format tells. */
  | { readonly kind: "cut-chunked"; readonly afterBytes: number }
  /** Sends so much, then nothing more. */
  | { readonly kind: "stall"; readonly afterBytes: number }
  /** Takes the request, never answers. */
  | { readonly kind: "silence" }
  | { readonly kind: "trickle"; readonly chunkBytes: number; readonly everyMs: number }
  /** TCP reset before any answer. */
  | { readonly kind: "reset" }
  | { readonly kind: "delay"; readonly ms: number };

const loginPage =
  "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to continue</body></html>";

/** Answers with `body`, spoiled as `fault` says; resolves when nothing more is to be sent. */
export async function answer(
  response: http.ServerResponse,
  body: Uint8Array,
  fault: Fault | undefined,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      return send(response, 200, body);
    case "status":
      return send(response, fault.status, fault.body ?? `status ${fault.status}\n`, fault.headers);
    case "redirect":
      return send(response, fault.status ?? 302, "", { location: fault.to });
    case "html":
      return send(response, 200, loginPage, { "content-type": "text/html; charset=utf-8" });
    case "content":
      return send(response, 200, fault.body, fault.headers);
    case "delay":
      await sleep(fault.ms);
      return send(response, 200, body);
    case "cut":
      response.writeHead(200, { "content-length": body.length });
      return writeThenDestroy(response, body.subarray(0, fault.afterBytes));
    case "cut-chunked":
      response.writeHead(200, { "transfer-encoding": "chunked" });
      response.write(body.subarray(0, fault.afterBytes));
      response.end();
      return;
    case "stall":
      response.writeHead(200, { "content-length": body.length });
      response.flushHeaders();
      response.write(body.subarray(0, fault.afterBytes));
      return;
    case "silence":
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "trickle":
      return trickle(response, body, fault);
  }
}

function send(
  response: http.ServerResponse,
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-length": Buffer.byteLength(body), ...headers });
  response.end(body);
}

function writeThenDestroy(response: http.ServerResponse, part: Uint8Array): void {
  response.flushHeaders();
  response.write(part, () => response.destroy());
}

async function trickle(
  response: http.ServerResponse,
  body: Uint8Array,
  pace: { readonly chunkBytes: number; readonly everyMs: number },
): Promise<void> {
  response.writeHead(200, { "content-length": body.length });
  for (let at = 0; at < body.length && !response.destroyed; at += pace.chunkBytes) {
    response.write(body.subarray(at, at + pace.chunkBytes));
    await sleep(pace.everyMs);
  }
  response.end();
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
