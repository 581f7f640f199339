import { execFileSync, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One build cache for all tests of this machine: results do not depend on it, times do. */
export const sharedGoCache = join(tmpdir(), "gmp-tests-gocache");

/** Version of the go command, e.g. `go1.26.8`; undefined = there is none, and tests that need it are skipped. */
export const goVersion: string | undefined = (() => {
  try {
    return /go version (go\S+)/.exec(execFileSync("go", ["version"], { encoding: "utf8" }))?.[1];
  } catch {
    return undefined;
  }
})();

/**
 * A closed environment for the real go command: home, GOPATH and GOMODCACHE below `home`, no user
 * settings, no toolchain download, no network unless `extra` names a GOPROXY.
 */
export function goEnv(home: string, extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  mkdirSync(sharedGoCache, { recursive: true });
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: home,
    GOPATH: join(home, "gopath"),
    GOMODCACHE: join(home, "gopath", "pkg", "mod"),
    GOCACHE: sharedGoCache,
    GOENV: "off",
    GOTOOLCHAIN: "local",
    GOPROXY: "off",
    GOSUMDB: "off",
    GOFLAGS: "",
    GOTELEMETRY: "off",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
    ...extra,
  };
}

export interface ProcessEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end without blocking the test's servers. Exit code -1 = killed by a signal. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly input?: string },
): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: options.cwd, env: { ...options.env } });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, stdout, stderr }));
    child.stdin.on("error", () => {}); // the child may end without reading
    child.stdin.end(options.input ?? "");
  });
}

/** The real go command in a closed environment. */
export const go = (
  cwd: string,
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<ProcessEnd> => run("go", args, { cwd, env });
