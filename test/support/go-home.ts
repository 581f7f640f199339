import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Go installation's homes of a test's own; nothing of the machine's is read or written but the toolchain. */
export interface GoHome {
  readonly root: string;
  readonly modCache: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): void;
}

function makeWritable(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true }))
    if (entry.isDirectory()) makeWritable(join(directory, entry.name));
}

/** Removes a directory with read-only directories in it (a module cache). */
export function removeReadOnly(directory: string): void {
  makeWritable(directory);
  rmSync(directory, { recursive: true, force: true });
}

export function makeGoHome(extra: Readonly<Record<string, string>> = {}): GoHome {
  const root = mkdtempSync(join(tmpdir(), "go-home-"));
  const modCache = join(root, "modcache");
  mkdirSync(modCache);
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: root,
    GOPATH: join(root, "gopath"),
    GOMODCACHE: modCache,
    GOCACHE: join(tmpdir(), "gomod-preflight-test-gocache"),
    GOENV: "off",
    GOFLAGS: "-mod=readonly",
    GOTOOLCHAIN: "local",
    GOSUMDB: "off",
    GOPROXY: "off",
    CGO_ENABLED: "0",
    ...extra,
  };
  return { root, modCache, env, remove: () => removeReadOnly(root) };
}

/** Runs the real go command; never throws. */
export function go(
  home: GoHome,
  cwd: string,
  args: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): { readonly code: number | null; readonly stdout: string; readonly stderr: string } {
  const result = spawnSync("go", args, {
    cwd,
    env: { ...home.env, ...extra },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}
