import { isAbsolute, join, posix } from "node:path";
import { type ModuleVersion, moduleKey, type NeededModule } from "../../core/module.ts";
import { compareVersions } from "../../gomod/version.ts";
import { type BuildUnit, replacementOf } from "../build-units.ts";
import type { RequiredSet } from "../required-set.ts";

/** What stands behind one module path of a build list. */
export type Target =
  | { readonly kind: "directory"; readonly directory: string }
  | { readonly kind: "module"; readonly module: NeededModule };

/** Highest version of each path that go.mod files of a unit require; what Go selects when their go.mod is complete. */
function requiredVersions(unit: BuildUnit): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const main of [...unit.mains, ...unit.siblings])
    for (const { path, version } of main.goMod?.require ?? []) {
      const known = versions.get(path);
      if (known === undefined || compareVersions(known, version) < 0) versions.set(path, version);
    }
  return versions;
}

/** The directory a replace line names, absolute. `root`: of the repository. */
export const replacedDirectory = (root: string, file: string, path: string): string =>
  isAbsolute(path) ? path : join(root, posix.dirname(file), path);

/** Module versions of the repository by `path@version`, with their hashes and the lines that require them. */
export class ModuleTable {
  private readonly required: RequiredSet;
  private readonly known: Map<string, NeededModule>;

  constructor(required: RequiredSet) {
    this.required = required;
    this.known = new Map(required.modules.map((module) => [moduleKey(module), module]));
  }

  /** Undefined: no go.sum holds the zip's hash, so it is never asked for (contract §2). */
  get(module: ModuleVersion): NeededModule | undefined {
    const key = moduleKey(module);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const line = this.required.sums.zips.get(key);
    if (line === undefined) return undefined;
    const goModH1 = this.required.sums.goMods.get(key)?.h1;
    const { path, version, h1, at } = line;
    const found = { path, version, h1, ...(goModH1 === undefined ? {} : { goModH1 }), requiredBy: [at] };
    this.known.set(key, found);
    return found;
  }
}

/** A unit's modules by path: mains, replaced directories, and versions whose hash go.sum holds. */
export class BuildList {
  readonly targets = new Map<string, Target>();
  private readonly versions = new Map<string, string>();
  private readonly root: string;
  private readonly unit: BuildUnit;
  private readonly table: ModuleTable;

  constructor(root: string, unit: BuildUnit, table: ModuleTable) {
    this.root = root;
    this.unit = unit;
    this.table = table;
    this.select(requiredVersions(unit));
  }

  /** Takes another selection of versions; true when something changed. */
  select(versions: ReadonlyMap<string, string>): boolean {
    let changed = false;
    const mains = new Set([...this.unit.mains, ...this.unit.siblings].map((main) => main.path));
    for (const [path, version] of versions) {
      if (mains.has(path) || this.versions.get(path) === version) continue;
      this.versions.set(path, version);
      changed = this.set(path, version) || changed;
    }
    for (const main of [...this.unit.mains, ...this.unit.siblings])
      this.targets.set(main.path, { kind: "directory", directory: join(this.root, main.dir) });
    return changed;
  }

  private set(path: string, version: string): boolean {
    const before = this.targets.get(path);
    const target = this.target({ path, version });
    if (target === undefined) return this.targets.delete(path);
    this.targets.set(path, target);
    const same = before?.kind === "module" && target.kind === "module" && before.module === target.module;
    return !same && target.kind === "module";
  }

  private target(module: ModuleVersion): Target | undefined {
    const replacement = replacementOf(this.unit, module);
    if (replacement !== undefined) {
      const { newPath, newVersion } = replacement.directive;
      if (newVersion === "")
        return { kind: "directory", directory: replacedDirectory(this.root, replacement.file, newPath) };
      return this.hashed({ path: newPath, version: newVersion });
    }
    return this.hashed(module);
  }

  private hashed(module: ModuleVersion): Target | undefined {
    const found = this.table.get(module);
    return found === undefined ? undefined : { kind: "module", module: found };
  }
}
