import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { buildGoTool } from "./build-tool.ts";
import { answer } from "./faults.ts";
import { fixture } from "./fixture.ts";
import { type Loopback, serveHttp } from "./loopback.ts";
import { type FaultHook, RequestLog } from "./proxy-requests.ts";

export interface ChecksumDatabase extends Loopback {
  readonly name: string;
  /** Verifier key: GOSUMDB when a proxy mirrors it. */
  readonly vkey: string;
  /** Signer and verifier key: start a second database with it for a forked history. */
  readonly key: string;
  /** GOSUMDB value that asks this server itself: "<vkey> <url>". */
  readonly gosumdb: string;
  readonly log: RequestLog;
  /** Replaces what it knows (go.sum lines). Versions already looked up keep their answer. */
  setLines(goSum: string): void;
  /** slow: delay · 410: status · down: reset · … ; undefined = honest again. */
  setFault(hook: FaultHook | undefined): void;
}

export interface ChecksumDatabaseOptions {
  readonly name?: string;
  /** go.sum lines; put wrong hashes here for a lying database. */
  readonly goSum: string;
  readonly key?: string;
  readonly fault?: FaultHook;
}

/** A checksum database with its own key (golang.org/x/mod's own server), behind a front that can misbehave. */
export async function startChecksumDatabase(options: ChecksumDatabaseOptions): Promise<ChecksumDatabase> {
  const name = options.name ?? "sum.example.test";
  const files = fixture({ sums: options.goSum }, "sumdb");
  const program = buildGoTool(new URL("sumdb", import.meta.url).pathname, "sumdb");
  const child = spawn(program, [name, files.path("sums"), ...(options.key ? [options.key] : [])], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [signer = "", vkey = "", address = ""] = await firstLines(child.stdout, 3);
  const log = new RequestLog();
  let fault = options.fault;
  const front = await serveHttp(async (request, response) => {
    const entry = log.record(request);
    const spoiled = fault?.(entry);
    const upstream = await fetch(`http://${address}${request.url}`);
    const body = Buffer.from(await upstream.arrayBuffer());
    if (spoiled) return answer(response, body, spoiled);
    response.writeHead(upstream.status).end(body);
  });
  const close = async () => {
    child.stdin.end();
    await front.close();
    files[Symbol.dispose]();
  };
  return {
    ...front,
    name,
    vkey,
    key: `${signer} ${vkey}`,
    gosumdb: `${vkey} ${front.url}`,
    log,
    setLines: (goSum) => writeFileSync(files.path("sums"), goSum),
    setFault: (hook) => {
      fault = hook;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function firstLines(stream: NodeJS.ReadableStream, count: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream })) {
    lines.push(line);
    if (lines.length === count) return lines;
  }
  throw new Error(`the program ended after ${lines.length} of ${count} lines`);
}
