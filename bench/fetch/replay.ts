import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { recorded } from "./places.ts";

export interface Replay {
  readonly url: string;
  stop(): void;
}

let binary: string | undefined;

/** Builds the server once a run, into `dir`. */
function build(dir: string): string {
  const path = join(dir, "replay");
  const cwd = join(import.meta.dirname, "replay");
  const built = spawnSync("go", ["build", "-o", path, "."], { cwd, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`go build of the replay server: ${built.stderr}`);
  return path;
}

/** The recorded modules behind a delay, served by a process of its own. */
export async function startReplay(dir: string, delayMs: number): Promise<Replay> {
  binary ??= build(dir);
  const server = spawn(binary, [join(recorded, "cache", "download"), String(delayMs)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve) =>
    createInterface({ input: server.stdout }).once("line", resolve),
  );
  return { url, stop: () => server.kill() };
}
