import { spawn } from "node:child_process";
import { constants } from "node:os";

/** As a shell reports a command that it cannot find. */
const NOT_FOUND = 127;

export interface WrappedOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Runs a command on this process's own streams; gives its exit code, 128 + n where signal n ended it. */
export function runWrapped(
  command: string,
  args: readonly string[],
  options: WrappedOptions,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd: options.cwd, env: { ...options.env }, stdio: "inherit" });
    const stop = (): void => void child.kill("SIGTERM");
    options.signal.addEventListener("abort", stop, { once: true });
    child.once("error", (cause: NodeJS.ErrnoException) => {
      options.signal.removeEventListener("abort", stop);
      if (cause.code === "ENOENT") resolve(NOT_FOUND);
      else reject(cause);
    });
    child.once("close", (code, signal) => {
      options.signal.removeEventListener("abort", stop);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
