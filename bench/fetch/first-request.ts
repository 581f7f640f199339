import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { removeTree } from "../../test/support/fixture.ts";
import { environment } from "./contenders.ts";
import { median } from "./measure.ts";
import { cli } from "./places.ts";
import type { Project } from "./projects.ts";

const RUNS = 5;

/** Milliseconds from starting the process to its first request, median; empty caches. */
export async function firstRequestMs(project: Project, dir: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await once(project, dir));
  return median(times);
}

async function once(project: Project, dir: string): Promise<number> {
  const cache = join(dir, "first");
  mkdirSync(cache, { recursive: true });
  let arrived: (at: number) => void = () => undefined;
  const first = new Promise<number>((resolve) => {
    arrived = resolve;
  });
  const server = http.createServer((_, response) => {
    arrived(performance.now());
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const started = performance.now();
  const child = spawn(process.execPath, [cli, "warm", "--quiet", "--modules", "."], {
    cwd: project.root,
    env: environment({ project, dir, cache, proxy: `http://127.0.0.1:${port}` }),
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const ms = (await first) - started;
  child.kill("SIGKILL");
  await ended;
  server.closeAllConnections();
  server.close();
  removeTree(cache);
  return ms;
}
