import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { removeTree } from "./fixture.ts";

/**
 * Downloads what the modules in `dirs` need through the machine's ordinary Go settings, once per content
 * of their go.mod and go.sum, and gives the `cache/download` tree for `startReplayProxy` (with the checksum
 * database's tiles). Throws with Go's text where that fails.
 */
export function recordDownloads(dirs: readonly string[]): string {
  const target = join(tmpdir(), `gmp-tests-recorded-${fingerprint(dirs)}`);
  const tree = join(target, "cache", "download");
  if (existsSync(tree)) return tree;
  const building = `${target}.${process.pid}`;
  mkdirSync(building, { recursive: true });
  for (const dir of dirs) download(dir, building);
  try {
    renameSync(building, target);
  } catch {
    removeTree(building); // another test process was first
  }
  return tree;
}

/** A fresh GOPATH (Go keeps the last tree head there) and an empty go.sum make Go ask for every tile. */
function download(dir: string, modCache: string): void {
  const scratch = join(modCache, "scratch.mod");
  execFileSync("cp", [join(dir, "go.mod"), scratch]);
  const env = {
    ...process.env,
    GOPATH: join(modCache, "gopath"),
    GOMODCACHE: modCache,
    GOFLAGS: "-modcacherw",
    GOWORK: "off",
  };
  const args = ["mod", "download", `-modfile=${scratch}`, ...requirements(dir)];
  execFileSync("go", args, { cwd: dir, env, stdio: "pipe", encoding: "utf8" });
  rmSync(scratch, { force: true });
  rmSync(join(dirname(scratch), "scratch.sum"), { force: true });
}

/** Every zip line of go.sum as `path@version`: more than the build list, as go.sum of a workspace has it. */
function requirements(dir: string): string[] {
  const sum = join(dir, "go.sum");
  if (!existsSync(sum)) return [];
  return readFileSync(sum, "utf8")
    .split("\n")
    .map((line) => line.split(" "))
    .filter(([path, version]) => path && version && !version.endsWith("/go.mod"))
    .map(([path, version]) => `${path}@${version}`);
}

function fingerprint(dirs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const dir of dirs) {
    for (const name of ["go.mod", "go.sum"]) {
      const file = join(dir, name);
      if (existsSync(file)) hash.update(`${name}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex").slice(0, 12);
}
