import { dirOf } from "../core/paths.ts";
import type { Dir, Snapshot } from "../core/snapshot.ts";
import type { SiblingImports } from "./graph.ts";

/** The nearest of `dirs` at or above a directory. */
function nearestDir(dir: Dir, dirs: ReadonlySet<Dir>): Dir | undefined {
  for (let at = dir; ; at = dirOf(at)) {
    if (dirs.has(at)) return at;
    if (at === "." || at === "/") return undefined;
  }
}

/** Packages per module: directories with Go files, but those that Go's `./...` passes over. */
export function packageCounts(
  goFiles: readonly string[],
  modules: ReadonlySet<Dir>,
): ReadonlyMap<Dir, number> {
  const counts = new Map<Dir, number>();
  for (const dir of new Set(goFiles.map(dirOf))) {
    if (/(^|\/)(vendor|testdata|_[^/]*|\.[^/]+)(\/|$)/.test(dir)) continue;
    const module = nearestDir(dir, modules);
    if (module !== undefined) counts.set(module, (counts.get(module) ?? 0) + 1);
  }
  return counts;
}

/** First elements of the members' module paths: what an import of one member by another begins with. */
export function memberPrefixes(snapshot: Snapshot): readonly string[] {
  const members = snapshot.modules.filter((module) => module.workspace !== undefined && module.path !== "");
  if (members.length < 2) return [];
  return [...new Set(members.map((module) => module.path.split("/").slice(0, 2).join("/")))];
}

/**
 * Imports of workspace members by one another: Go needs no require line for these, so go.mod alone would miss
 * them. `quoted` are import paths as they stand in files.
 */
export function siblingImports(
  snapshot: Snapshot,
  quoted: readonly { readonly file: string; readonly path: string }[],
): SiblingImports {
  const modules = new Map(snapshot.modules.map((module) => [module.dir, module]));
  const dirs = new Set(modules.keys());
  const byPath = new Map(snapshot.modules.map((module) => [module.path, module]));
  const paths = new Set(byPath.keys());
  const imports = new Map<Dir, Set<Dir>>();
  for (const { file, path } of quoted) {
    const from = modules.get(nearestDir(dirOf(file), dirs) ?? "");
    const to = byPath.get(nearestDir(path, paths) ?? "");
    if (from?.workspace === undefined || from.workspace !== to?.workspace || from === to) continue;
    imports.set(from.dir, (imports.get(from.dir) ?? new Set<Dir>()).add(to.dir));
  }
  return imports;
}
