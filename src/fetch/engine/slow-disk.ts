import { closeSync, openSync, rmSync } from "node:fs";
import type { Stage } from "../modcache/stage.ts";

/** Enough to see the difference: 2 ms where 25,000 files a second can be made, 40 ms where it is 1,300. */
const FILES = 50;
/** Below so many files a second, writing trees costs more than all else (facts/baselines.md §3). */
const SLOW = 5_000;

/** Whether the module cache's disk makes small files slowly; measured, since it says so nowhere. */
export function isSlowDisk(stage: Stage): boolean {
  const started = performance.now();
  try {
    const paths = Array.from({ length: FILES }, () => stage.fresh(".probe"));
    for (const path of paths) closeSync(openSync(path, "wx"));
    const seconds = (performance.now() - started) / 1000;
    for (const path of paths) rmSync(path, { force: true });
    return FILES / seconds < SLOW;
  } catch {
    return true; // it cannot be written: whoever tries to will say so
  }
}
