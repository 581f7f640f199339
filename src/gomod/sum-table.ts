import type { Location } from "../core/location.ts";
import type { ModuleVersion } from "../core/module.ts";
import { escapePath, escapeVersion } from "./escape.ts";
import type { GoSumFile } from "./syntax.ts";

/** One go.sum or go.work.sum with the root-relative path findings name. */
export interface SumSource {
  readonly path: string;
  readonly file: GoSumFile;
}

/** One hash that go.sum files hold, and where it was first seen. */
export interface SumEntry {
  readonly path: string;
  readonly version: string;
  readonly goMod: boolean;
  readonly h1: string;
  readonly at: Location;
}

/** Lines of several go.sum files as one table. Entries with two different hashes are in `conflicts` only. */
export interface SumTable {
  readonly zips: ReadonlyMap<string, SumEntry>;
  readonly goMods: ReadonlyMap<string, SumEntry>;
  readonly conflicts: ReadonlyMap<string, readonly SumEntry[]>;
}

/** Key of a zip line is `path@version`, of a go.mod line `path@version/go.mod`. Hashes of unknown algorithms are left out, as Go does. */
export function sumTable(sources: readonly SumSource[]): SumTable {
  const seen = new Map<string, SumEntry[]>();
  for (const { path, file } of sources) {
    for (const line of file.lines) {
      if (!line.hash.startsWith("h1:")) continue;
      const key = `${line.path}@${line.version}${line.goMod ? "/go.mod" : ""}`;
      const entries = seen.get(key);
      if (entries?.some((entry) => entry.h1 === line.hash)) continue;
      if (!entries && !isModuleVersion(line)) continue;
      const { path: module, version, goMod, hash: h1 } = line;
      const entry: SumEntry = { path: module, version, goMod, h1, at: { path, line: line.line } };
      if (entries) entries.push(entry);
      else seen.set(key, [entry]);
    }
  }
  return split(seen);
}

/** Anything else cannot stand in a module cache, nor be asked for; Go never looks such lines up. */
export const isModuleVersion = ({ path, version }: ModuleVersion): boolean =>
  escapePath(path) !== undefined && escapeVersion(version) !== undefined;

function split(seen: ReadonlyMap<string, readonly SumEntry[]>): SumTable {
  const zips = new Map<string, SumEntry>();
  const goMods = new Map<string, SumEntry>();
  const conflicts = new Map<string, readonly SumEntry[]>();
  for (const [key, entries] of seen) {
    const entry = entries[0];
    if (!entry) continue;
    if (entries.length > 1) conflicts.set(key, entries);
    else if (entry.goMod) goMods.set(`${entry.path}@${entry.version}`, entry);
    else zips.set(key, entry);
  }
  return { zips, goMods, conflicts };
}
