import { join } from "node:path";
import { type ModuleVersion, moduleKey } from "../../core/module.ts";
import type { World } from "../../core/world.ts";

/** Module versions of one module cache whose content this job has hashed: at publish, at restore, or when it looked. */
export interface Vouched {
  has(module: ModuleVersion): boolean;
  /** Adds them for the later steps of the job. */
  add(modules: readonly ModuleVersion[]): void;
}

interface Saved {
  readonly root: string;
  readonly modules: readonly string[];
}

/**
 * What earlier steps of this job vouch for in the cache at `root`; undefined outside a job, where a module cache belongs
 * to its user. The record lies in the runner's temporary directory, which ends with the job: it saves work, it is no
 * defence against code that runs as the same user (docs/decisions/0012-what-auto-verifies.md).
 */
export function openVouched(root: string, { env, files }: Pick<World, "env" | "files">): Vouched | undefined {
  const temp = env["RUNNER_TEMP"];
  if (!temp || env["GITHUB_ACTIONS"] !== "true") return undefined;
  const path = join(temp, "gomod-preflight-vouched.json");
  const known = new Set(readSaved(files.readText(path), root));
  return {
    has: (module) => known.has(moduleKey(module)),
    add(modules) {
      const before = known.size;
      for (const module of modules) known.add(moduleKey(module));
      if (known.size > before) write(files, path, { root, modules: [...known] });
    },
  };
}

/** Without the record a later step hashes again: no reason to fail. */
function write(files: Pick<World["files"], "writeText">, path: string, saved: Saved): void {
  try {
    files.writeText(path, JSON.stringify(saved));
  } catch {
    // see above
  }
}

/** Anything unreadable, and the record of another cache, vouches for nothing. */
function readSaved(text: string | undefined, root: string): readonly string[] {
  try {
    const saved = JSON.parse(text ?? "null") as Saved | null;
    return saved?.root === root && Array.isArray(saved.modules) ? saved.modules : [];
  } catch {
    return [];
  }
}
