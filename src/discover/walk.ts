import type { Dir } from "../core/snapshot.ts";
import type { FileEntry, Files } from "../core/world.ts";
import type { IsSurfaceFile, Repository } from "./types.ts";

type Walked = Pick<Repository, "goMods" | "goWorks" | "vendors" | "surfaceFiles" | "unreadable">;
type Lists = { -readonly [K in keyof Walked]: Walked[K][number][] };

/** Version control's own folders, and packages of other languages: nothing of the project is in them. */
const NOT_SEARCHED = new Set([".git", ".hg", ".svn", ".jj", "node_modules"]);

/**
 * One walk over everything below `root`, directory by directory; memory grows with what is kept, not with what is seen.
 * Symlinked directories are not followed (so cycles cannot trap it); `vendor` is recorded where Go would look at it, never searched.
 * `skip` holds absolute directories to leave out (a module cache inside the tree).
 */
export function walk(
  files: Files,
  root: string,
  isSurfaceFile: IsSurfaceFile,
  skip: ReadonlySet<string> = new Set(),
): Walked {
  const found: Lists = { goMods: [], goWorks: [], vendors: [], surfaceFiles: [], unreadable: [] };
  const pending: Dir[] = ["."];
  for (let dir = pending.pop(); dir !== undefined; dir = pending.pop()) {
    if (skip.has(absolute(root, dir))) continue;
    const entries = listOrNote(files, root, dir, found);
    keepFiles(files, root, dir, entries, isSurfaceFile, found);
    const inner = entries.filter((entry) => entry.kind === "directory" && !NOT_SEARCHED.has(entry.name));
    for (const entry of inner.reverse()) if (entry.name !== "vendor") pending.push(below(dir, entry.name));
  }
  for (const list of Object.values(found)) list.sort(byPath);
  return found;
}

function listOrNote(files: Files, root: string, dir: Dir, found: Lists): readonly FileEntry[] {
  try {
    return files.list(absolute(root, dir)) ?? [];
  } catch (cause) {
    found.unreadable.push({ dir, reason: cause instanceof Error ? cause.message : String(cause) });
    return [];
  }
}

function keepFiles(
  files: Files,
  root: string,
  dir: Dir,
  entries: readonly FileEntry[],
  isSurfaceFile: IsSurfaceFile,
  found: Lists,
): void {
  for (const entry of entries) {
    if (entry.kind === "directory" || entry.kind === "other") continue;
    const path = below(dir, entry.name);
    const isWanted = entry.name === "go.mod" || entry.name === "go.work" || isSurfaceFile(path);
    if (!isWanted || (entry.kind === "symlink" && !leadsToFile(files, root, path))) continue;
    if (entry.name === "go.mod") found.goMods.push(path);
    else if (entry.name === "go.work") found.goWorks.push(path);
    else found.surfaceFiles.push(path);
  }
  const hasModule = entries.some((entry) => entry.name === "go.mod" || entry.name === "go.work");
  if (hasModule && entries.some((entry) => entry.name === "vendor" && entry.kind === "directory")) {
    found.vendors.push(below(dir, "vendor"));
  }
}

function leadsToFile(files: Files, root: string, path: string): boolean {
  const real = files.realPath(absolute(root, path));
  return real?.startsWith(`${root}/`) === true && files.kind(real) === "file";
}

const below = (dir: Dir, name: string): string => (dir === "." ? name : `${dir}/${name}`);
/** Node takes "/" on every system, so root-relative POSIX paths can be appended as they are. */
export const absolute = (root: string, path: string): string => (path === "." ? root : `${root}/${path}`);

type Sortable = string | { readonly dir: string };
const keyOf = (item: Sortable): string => (typeof item === "string" ? item : item.dir);
const byPath = (a: Sortable, b: Sortable): number => (keyOf(a) < keyOf(b) ? -1 : 1);
