import type { Log, World } from "../core/world.ts";
import { systemClock } from "./clock.ts";
import { nodeFiles } from "./files.ts";
import { nodeProcesses } from "./processes.ts";

/** The real world: this process's environment and directory, aborted by SIGINT or SIGTERM. */
export function realWorld(log: Log): World {
  const env = definedEnv();
  return {
    files: nodeFiles,
    processes: nodeProcesses,
    clock: systemClock(env),
    log,
    env,
    cwd: process.cwd(),
    signal: interrupted(),
  };
}

function definedEnv(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

let abort: AbortController | undefined;

/** One signal for the process: the first interrupt ends work in order, the second ends the process. */
function interrupted(): AbortSignal {
  if (abort) return abort.signal;
  const controller = new AbortController();
  abort = controller;
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => controller.abort(new Error(`ended by ${name}`)));
  }
  return controller.signal;
}
