import { basename, dirname, sep } from "node:path";
import type { FileEntry, Files } from "../../core/world.ts";

/**
 * The file system as it was: `before` holds, by absolute path, the text of files that have changed since; undefined = the
 * file was not there. Everything else is read from disk. For reading only.
 */
export function filesBefore(files: Files, before: ReadonlyMap<string, string | undefined>): Files {
  const restored = [...before].filter(([, text]) => text !== undefined).map(([path]) => path);
  const isGone = (path: string): boolean => before.has(path) && before.get(path) === undefined;
  const holdsRestored = (dir: string): boolean => restored.some((path) => path.startsWith(`${dir}${sep}`));
  return {
    ...files,
    readText: (path, maxBytes) => (before.has(path) ? before.get(path) : files.readText(path, maxBytes)),
    list: (dir) => listBefore(files.list(dir), dir, restored, isGone),
    kind: (path) => {
      if (before.has(path)) return isGone(path) ? undefined : "file";
      return files.kind(path) ?? (holdsRestored(path) ? "directory" : undefined);
    },
    realPath: (path) => {
      if (before.has(path)) return isGone(path) ? undefined : path;
      return files.realPath(path) ?? (holdsRestored(path) ? path : undefined);
    },
  };
}

function listBefore(
  now: readonly FileEntry[] | undefined,
  dir: string,
  restored: readonly string[],
  isGone: (path: string) => boolean,
): readonly FileEntry[] | undefined {
  const entries = (now ?? []).filter((entry) => !isGone(`${dir}${sep}${entry.name}`));
  const names = new Set(entries.map((entry) => entry.name));
  for (const path of restored) {
    if (!path.startsWith(`${dir}${sep}`)) continue;
    const name = path.slice(dir.length + 1).split(sep)[0] ?? "";
    if (names.has(name)) continue;
    names.add(name);
    entries.push({ name, kind: dirname(path) === dir && basename(path) === name ? "file" : "directory" });
  }
  if (now === undefined && entries.length === 0) return undefined;
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
