import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedGoCache } from "./go-env.ts";

/**
 * Builds the Go program in `source` once per content and gives the executable's path. Its modules come
 * through the machine's ordinary Go settings. Throws with Go's text when that fails.
 */
export function buildGoTool(source: string, name: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(source).sort()) hash.update(file).update(readFileSync(join(source, file)));
  const dir = join(tmpdir(), "gmp-tests-tools");
  const target = join(dir, `${name}-${hash.digest("hex").slice(0, 12)}`);
  if (existsSync(target)) return target;
  mkdirSync(dir, { recursive: true });
  const building = `${target}.${process.pid}`;
  const env = { ...process.env, GOCACHE: sharedGoCache, GOWORK: "off", GOFLAGS: "" };
  execFileSync("go", ["build", "-o", building, "."], { cwd: source, env, stdio: "pipe", encoding: "utf8" });
  renameSync(building, target);
  return target;
}
