import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { removeTree } from "../../test/support/fixture.ts";

/** Checkouts of the public projects, one folder each; nothing here fetches them. */
export const checkouts = process.env["BENCH_CHECKOUTS"] ?? "";

/** Recorded modules, kept from run to run. */
const kept = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "gomod-preflight-bench");
export const recorded = join(kept, "modcache");
/** The project that requires far more than it needs; made when recording, since Go completes its go.sum. */
export const wide = join(kept, "wide");

export const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

/** Memory where there is a tmpfs, so that the disk is not what is measured. */
const fast = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

export interface Scratch {
  readonly dir: string;
  remove(): void;
}

export function scratch(name: string): Scratch {
  const dir = mkdtempSync(join(fast, `gmp-bench-${name}-`));
  mkdirSync(join(dir, "home"));
  return { dir, remove: () => removeTree(dir) };
}
