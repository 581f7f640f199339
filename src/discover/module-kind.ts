import { globMatcher } from "../core/globs.ts";
import { directoryKey, dirOf, isBelow } from "../core/paths.ts";
import type { Dir } from "../core/snapshot.ts";
import type { GoModFile, GoWorkFile } from "../gomod/syntax.ts";

/** Go's `./...` skips these; so do we, unless something names what is inside (contract §3). */
const isSetAside = (segment: string): boolean =>
  segment === "testdata" || (segment !== "." && segment !== ".." && /^[._]/.test(segment));

/** True below a `testdata`, `_x` or `.x` directory. What lies above the scope does not count: the user went there on purpose. */
export function isAuxiliary(dir: Dir, scope: Dir): boolean {
  const inner = scope !== "." && isBelow(scope, dir) ? dir.slice(scope.length + 1) : dir;
  return inner.split("/").some(isSetAside);
}

/** Directories that a `use` or a local `replace` names, so that they are not auxiliary. Only files that count themselves may name some. */
export function namedDirectories(
  goMods: ReadonlyMap<string, GoModFile | undefined>,
  goWorks: ReadonlyMap<string, GoWorkFile>,
  modules: readonly string[],
  scope: Dir,
): ReadonlySet<Dir> {
  const isGlobbed = globMatcher(modules);
  const named = new Set<Dir>([...goMods.keys()].map(dirOf).filter(isGlobbed));
  for (const [path, goWork] of goWorks) {
    const dir = dirOf(path);
    for (const use of goWork.use) named.add(directoryKey(dir, use.path));
    for (const replace of goWork.replace)
      if (replace.newVersion === "") named.add(directoryKey(dir, replace.newPath));
  }
  const pending = [...goMods.keys()].map(dirOf).filter((dir) => named.has(dir) || !isAuxiliary(dir, scope));
  for (let dir = pending.pop(); dir !== undefined; dir = pending.pop()) {
    const goMod = goMods.get(dir === "." ? "go.mod" : `${dir}/go.mod`);
    for (const replace of goMod?.replace ?? []) {
      const target = replace.newVersion === "" ? directoryKey(dir, replace.newPath) : undefined;
      if (target === undefined || named.has(target)) continue;
      named.add(target);
      if (isAuxiliary(target, scope)) pending.push(target);
    }
  }
  return named;
}

/** True where the run was asked to look: below the scope, and matched by a glob if there are any. */
export function scopeTest(scope: Dir, modules: readonly string[]): (dir: Dir) => boolean {
  const isGlobbed = modules.length === 0 ? () => true : globMatcher(modules);
  return (dir) => isBelow(scope, dir) && isGlobbed(dir);
}
