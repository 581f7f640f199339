import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  copyFileSync(join(dir, "go.mod"), scratch);
  const gopath = join(modCache, "gopath");
  const env = { ...process.env, GOPATH: gopath, GOMODCACHE: modCache, GOFLAGS: "-modcacherw", GOWORK: "off" };
  const go = (...args: string[]) => execFileSync("go", args, { cwd: dir, env, stdio: "pipe" });
  const { zips, goMods } = sumLines(dir);
  if (zips.length > 0) go("mod", "download", `-modfile=${scratch}`, ...zips);
  if (goMods.length > 0) go("list", "-m", "-mod=mod", `-modfile=${scratch}`, ...goMods);
  for (const file of ["scratch.mod", "scratch.sum"]) rmSync(join(modCache, file), { force: true });
}

/** `path@version` of go.sum and go.work.sum: with a zip line, and with a go.mod line only. */
function sumLines(dir: string): { readonly zips: string[]; readonly goMods: string[] } {
  const zips = new Set<string>();
  const goMods = new Set<string>();
  for (const name of ["go.sum", "go.work.sum"]) {
    const file = join(dir, name);
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    for (const [path, version = ""] of lines.map((line) => line.split(" "))) {
      if (!path) continue;
      const goMod = version.endsWith("/go.mod");
      (goMod ? goMods : zips).add(`${path}@${version.replace("/go.mod", "")}`);
    }
  }
  return { zips: [...zips], goMods: [...goMods].filter((key) => !zips.has(key)) };
}

function fingerprint(dirs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const dir of dirs) {
    for (const name of ["go.mod", "go.sum", "go.work.sum"]) {
      const file = join(dir, name);
      if (existsSync(file)) hash.update(`${name}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex").slice(0, 12);
}
