import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ModuleVersion, moduleKey } from "../core/module.ts";

/** What a run left in the module cache for its set, so that a machine that keeps its module cache need not ask for the entry again. */
interface Mark {
  readonly key: string;
  readonly modules: readonly string[];
}

/** One file a scope: the next set of the same scope replaces it. Go reads nothing there. */
const fileOf = (goModCache: string, key: string): string =>
  join(goModCache, "cache", "gomod-preflight", `ready-${key.slice(0, key.lastIndexOf("-"))}.json`);

/** Best effort: without the mark an entry is restored once more, which is only slower. */
export function markReady(goModCache: string, key: string, modules: readonly ModuleVersion[]): void {
  const file = fileOf(goModCache, key);
  const mark: Mark = { key, modules: modules.map(moduleKey) };
  try {
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(mark));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A module cache that cannot be written is somebody else's finding.
  }
}

/** `path@version` of what an earlier run of exactly this set needed here; undefined = no such run is known. */
export function markedModules(goModCache: string, key: string): readonly string[] | undefined {
  try {
    const mark = JSON.parse(readFileSync(fileOf(goModCache, key), "utf8")) as Mark;
    return mark.key === key && Array.isArray(mark.modules) ? mark.modules : undefined;
  } catch {
    return undefined; // absent or broken: nothing is known
  }
}
