import { type ChildProcess, spawn } from "node:child_process";
import type { Processes, ProcessResult, RunOptions } from "../core/world.ts";

/** Output kept per stream; a `go` that prints more has failed in a way no report can hold. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
/** Between the polite signal and the one that cannot be refused. */
const GRACE_MS = 2_000;

/** Children run in process groups of their own, so that `go`'s git and ssh end with it. */
export const nodeProcesses: Processes = { run };

function run(command: string, args: readonly string[], options: RunOptions): Promise<ProcessResult> {
  const started = performance.now();
  const child = spawn(command, [...args], {
    cwd: options.cwd,
    env: { ...options.env },
    stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  child.stdin?.on("error", () => {}); // the child may end without reading
  child.stdin?.end(options.input);
  const stdout = collect(child, "stdout");
  const stderr = collect(child, "stderr", options.onStderrLine);
  const guard = killOn(child, options);
  return new Promise((resolve, reject) => {
    const finish = (code: number | null, signal: string | null, notFound: boolean): void => {
      guard.done();
      resolve({
        code,
        signal,
        stdout: stdout(),
        stderr: stderr(),
        timedOut: guard.timedOut(),
        notFound,
        ms: performance.now() - started,
      });
    };
    child.once("error", (cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") finish(null, null, true);
      else {
        guard.done();
        reject(cause);
      }
    });
    child.once("close", (code, signal) => finish(code, signal, false));
  });
}

function collect(
  child: ChildProcess,
  name: "stdout" | "stderr",
  onLine?: (line: string) => void,
): () => string {
  const chunks: string[] = [];
  let size = 0;
  let rest = "";
  const stream = child[name];
  stream?.setEncoding("utf8");
  stream?.on("data", (text: string) => {
    size += text.length;
    if (size <= MAX_OUTPUT_BYTES) chunks.push(text);
    if (!onLine) return;
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
  return () => chunks.join("");
}

/** Ends the child's whole group at the deadline or when the run is aborted. */
function killOn(
  child: ChildProcess,
  options: RunOptions,
): { readonly done: () => void; readonly timedOut: () => boolean } {
  let timedOut = false;
  let hard: NodeJS.Timeout | undefined;
  const end = (): void => {
    killGroup(child, "SIGTERM");
    hard ??= setTimeout(() => killGroup(child, "SIGKILL"), GRACE_MS);
  };
  const deadline = setTimeout(() => {
    timedOut = true;
    end();
  }, options.deadlineMs);
  if (options.signal?.aborted) end();
  options.signal?.addEventListener("abort", end, { once: true });
  return {
    done: () => {
      clearTimeout(deadline);
      clearTimeout(hard);
      options.signal?.removeEventListener("abort", end);
    },
    timedOut: () => timedOut,
  };
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}
