import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** One command of a contender. */
export interface Step {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Measured {
  readonly seconds: number;
  /** User and system time of the steps and their children. */
  readonly cpu: number;
  /** Highest resident memory of any step's own process, MiB. */
  readonly rss: number;
}

const TICKS_A_SECOND = 100;

/** CPU time of all children that have ended, from /proc (cutime + cstime). */
function childrenCpu(): number {
  const fields = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[13]) + Number(fields[14])) / TICKS_A_SECOND;
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function runStep(step: Step): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(step.command, step.args, {
      cwd: step.cwd,
      env: { ...step.env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let peak = 0;
    let stderr = "";
    const timer = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid));
    }, 25);
    child.stderr.on("data", (text) => {
      stderr = (stderr + text).slice(-2000);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(timer);
      if (code === 0) resolve(peak);
      else
        reject(
          new Error(`${step.command} ${step.args.join(" ")} in ${step.cwd} ended with ${code}: ${stderr}`),
        );
    });
  });
}

/** Runs the steps one after the other. Rejects when one fails: a contender that does not do its work is not timed. */
export async function measure(steps: readonly Step[]): Promise<Measured> {
  const cpu = childrenCpu();
  const started = performance.now();
  let rss = 0;
  for (const step of steps) rss = Math.max(rss, await runStep(step));
  return { seconds: (performance.now() - started) / 1000, cpu: childrenCpu() - cpu, rss };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
