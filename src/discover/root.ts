import { dirname, join, relative, sep } from "node:path";
import { cannotStart } from "../core/errors.ts";
import type { Dir } from "../core/snapshot.ts";
import type { Files } from "../core/world.ts";

/**
 * Root and scope of contract §3: the top of the git work tree that holds `directory` (a `.git` directory, or file as in
 * worktrees and submodules), else `directory` itself. Throws (exit 3) when `directory` is none.
 */
export function findRoot(files: Files, directory: string): { readonly root: string; readonly scope: Dir } {
  const start = files.realPath(directory);
  if (start === undefined || files.kind(start) !== "directory") {
    throw cannotStart(`${directory} is no directory`, "Name an existing directory (-C, working-directory).");
  }
  const root = gitTop(files, start) ?? start;
  return { root, scope: relative(root, start).split(sep).join("/") || "." };
}

function gitTop(files: Files, start: string): string | undefined {
  for (let dir = start; ; dir = dirname(dir)) {
    if (files.kind(join(dir, ".git")) !== undefined) return dir;
    if (dirname(dir) === dir) return undefined;
  }
}
