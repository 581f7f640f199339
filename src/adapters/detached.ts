import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";

/** Starts a Node script that outlives this process; its output goes to `logFile`. Gives its process id. */
export function startDetached(script: string, args: readonly string[], logFile: string): number | undefined {
  const log = openSync(logFile, "a", 0o600);
  try {
    const child = spawn(process.execPath, [script, ...args], {
      detached: true,
      stdio: ["ignore", log, log],
      windowsHide: true,
    });
    child.on("error", () => {}); // seen as a relay that never came up
    child.unref();
    return child.pid;
  } finally {
    closeSync(log);
  }
}
