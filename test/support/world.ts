import { nodeFiles } from "../../src/adapters/files.ts";
import { nodeProcesses } from "../../src/adapters/processes.ts";
import type { Log, World } from "../../src/core/world.ts";

export interface TestWorld extends World {
  /** What was logged, by `info`, `warn` and `error`. */
  readonly lines: string[];
}

/** The real files, processes and clock under a closed environment; what is logged is kept. */
export function testWorld(
  cwd: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal = new AbortController().signal,
): TestWorld {
  const lines: string[] = [];
  const keep = (text: string) => void lines.push(text);
  const quiet = () => undefined;
  const log: Log = { debug: quiet, info: keep, warn: keep, error: keep, progress: quiet, mask: quiet };
  const clock = { now: () => performance.now(), date: () => new Date("2026-01-01T00:00:00Z") };
  return { files: nodeFiles, processes: nodeProcesses, clock, log, env, cwd, signal, lines };
}
