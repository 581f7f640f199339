import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { HashPool } from "../../src/fetch/hash/pool.ts";
import { unescapePath, unescapeVersion } from "../../src/gomod/escape.ts";
import { firstRequestMs } from "./first-request.ts";
import { cli, recorded } from "./places.ts";
import { project } from "./projects.ts";

/** What the machine can do at best. */
export interface Floor {
  /** MB of zip inflated and hashed a second on all cores. */
  readonly inflateMBs: number;
  readonly filesPerSecond: number;
  readonly nodeStartMs: number;
  readonly goEnvMs: number;
  /** From the start of `warm` to its first request, by project. */
  readonly firstRequest: Readonly<Record<string, number>>;
}

const ZIPS = 200;
const FILES = 20_000;

function timed(command: string, args: readonly string[]): number {
  const started = performance.now();
  spawnSync(command, args);
  return performance.now() - started;
}

const best = (times: readonly number[]): number => Math.min(...times);

async function inflateRate(): Promise<number> {
  const root = join(recorded, "cache", "download");
  const zips = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".zip"))
    .slice(0, ZIPS);
  const pool = new HashPool(new URL("worker.js", `file://${cli}`), availableParallelism());
  const started = performance.now();
  let bytes = 0;
  await Promise.all(
    zips.map((name) => {
      const [path = "", file = ""] = name.split("/@v/");
      const module = { path: unescapePath(path)!, version: unescapeVersion(file.slice(0, -4))! };
      bytes += statSync(join(root, name)).size;
      return pool.run({ zip: join(root, name), module });
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  return bytes / 1e6 / seconds;
}

function fileRate(dir: string): number {
  const folder = join(dir, "floor");
  mkdirSync(folder);
  const started = performance.now();
  for (let i = 0; i < FILES; i++) closeSync(openSync(join(folder, String(i)), "wx"));
  const rate = FILES / ((performance.now() - started) / 1000);
  rmSync(folder, { recursive: true });
  return rate;
}

async function firstRequests(dir: string): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  for (const name of ["athens", "etcd", "argo-cd"]) {
    const found = project(name);
    if (found !== undefined) times[name] = await firstRequestMs(found, dir);
  }
  return times;
}

export async function floorOf(dir: string): Promise<Floor> {
  return {
    inflateMBs: await inflateRate(),
    filesPerSecond: fileRate(dir),
    nodeStartMs: best([0, 1, 2].map(() => timed(process.execPath, ["-e", "0"]))),
    goEnvMs: best([0, 1, 2].map(() => timed("go", ["env", "GOMODCACHE"]))),
    firstRequest: await firstRequests(dir),
  };
}
