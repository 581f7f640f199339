import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ModuleVersion, moduleKey } from "../../core/module.ts";
import { compareGoVersions } from "../../gomod/go-version.ts";
import type { GoModFile } from "../../gomod/syntax.ts";
import { compareVersions } from "../../gomod/version.ts";
import { type BuildUnit, replacementOf } from "../build-units.ts";
import { replacedDirectory } from "./build-list.ts";
import { type Requirements, readRequirements } from "./requirements.ts";

/** How far a module's requirements are followed (modload.modPruning). */
type Pruning = "workspace" | "pruned" | "unpruned";

/** What a dependency's go.mod requires; undefined when it could not be fetched. */
export type ReadDependency = (module: ModuleVersion) => Requirements | undefined;

/** Below go 1.17 a go.mod does not list all it needs: its requirements' requirements count as well. */
const isUnpruned = (file: Requirements): boolean =>
  file.go === undefined || compareGoVersions(file.go, "1.17") < 0;

const requirementsOf = (file: GoModFile): Requirements => ({
  ...(file.go === undefined ? {} : { go: file.go.version }),
  require: file.require,
});

/** Go must read the whole graph to select versions: workspaces, and main modules below go 1.17. */
export const needsGraph = (unit: BuildUnit): boolean =>
  unit.workspace !== undefined ||
  unit.mains.some((main) => main.goMod === undefined || isUnpruned(requirementsOf(main.goMod)));

/** The module graph as cmd/go's readModGraph loads it, and the versions it selects. */
class ModuleGraph {
  readonly selected = new Map<string, string>();
  private readonly mains: ReadonlyMap<string, Requirements>;
  private readonly excluded: ReadonlySet<string>;
  private readonly files = new Map<string, Requirements | undefined>();
  private readonly loaded = new Set<string>();
  private readonly queue: { readonly module: ModuleVersion; readonly pruning: Pruning }[] = [];
  private readonly root: string;
  private readonly unit: BuildUnit;
  private readonly read: ReadDependency;

  constructor(root: string, unit: BuildUnit, read: ReadDependency) {
    this.root = root;
    this.unit = unit;
    this.read = read;
    const members = [...unit.mains, ...unit.siblings].filter((main) => main.goMod !== undefined);
    this.mains = new Map(members.map((main) => [main.path, requirementsOf(main.goMod!)]));
    this.excluded = new Set(members.flatMap((main) => main.goMod!.exclude.map(moduleKey)));
  }

  load(): void {
    for (const [path, file] of this.mains) {
      const pruning = isUnpruned(file) ? "unpruned" : "workspace"; // its own requirements are all followed
      this.enqueue({ path, version: "" }, pruning);
    }
    this.run();
    if (this.unit.workspace) this.reload();
  }

  /** In a workspace Go also reads the go.mod of each newly selected version of what it has read, until nothing changes. */
  private reload(): void {
    const paths = new Set(this.mains.keys());
    const seen = new Set<string>();
    for (let fresh = this.unread(paths, seen); fresh.size > 0; fresh = this.unread(paths, seen)) {
      for (const [key, module] of fresh) {
        this.enqueue(module, "workspace");
        seen.add(key);
        paths.add(module.path);
      }
      this.run();
    }
  }

  private unread(paths: ReadonlySet<string>, seen: ReadonlySet<string>): Map<string, ModuleVersion> {
    const fresh = new Map<string, ModuleVersion>();
    const note = (module: ModuleVersion): void => {
      const key = moduleKey(module);
      if (!seen.has(key)) fresh.set(key, module);
    };
    for (const path of paths) {
      const module = { path, version: this.mains.has(path) ? "" : (this.selected.get(path) ?? "") };
      if (!seen.has(moduleKey(module))) note(module);
      else this.raised(module).forEach(note);
    }
    return fresh;
  }

  /** Requirements of a module for which the graph selected a higher version. */
  private raised(module: ModuleVersion): ModuleVersion[] {
    return this.requirements(module).flatMap(({ path, version }) => {
      const selected = this.selected.get(path);
      const isRaised =
        selected !== undefined && !this.mains.has(path) && compareVersions(selected, version) > 0;
      return isRaised ? [{ path, version: selected }] : [];
    });
  }

  private enqueue(module: ModuleVersion, pruning: Pruning): void {
    const own = this.mains.has(module.path) ? { path: module.path, version: "" } : module;
    const key = `${moduleKey(own)} ${pruning}`;
    if (this.loaded.has(key)) return;
    this.loaded.add(key);
    this.queue.push({ module: own, pruning });
  }

  private run(): void {
    for (let next = this.queue.pop(); next !== undefined; next = this.queue.pop()) {
      const { module, pruning } = next;
      const file = this.file(module);
      if (file === undefined) continue;
      const unpruned = isUnpruned(file) && !this.mains.has(module.path);
      for (const require of this.requirements(module)) {
        this.raise(require);
        if (pruning !== "pruned" || unpruned)
          this.enqueue(require, unpruned || pruning === "unpruned" ? "unpruned" : "pruned");
      }
    }
  }

  private raise({ path, version }: ModuleVersion): void {
    const known = this.selected.get(path);
    if (known === undefined || compareVersions(known, version) < 0) this.selected.set(path, version);
  }

  private requirements(module: ModuleVersion): readonly ModuleVersion[] {
    return (this.file(module)?.require ?? []).filter((require) => !this.excluded.has(moduleKey(require)));
  }

  private file(module: ModuleVersion): Requirements | undefined {
    const main = this.mains.get(module.path);
    if (main !== undefined) return main;
    const key = moduleKey(module);
    if (!this.files.has(key)) this.files.set(key, this.dependency(module));
    return this.files.get(key);
  }

  private dependency(module: ModuleVersion): Requirements | undefined {
    const replacement = replacementOf(this.unit, module);
    if (replacement === undefined) return this.read(module);
    const { newPath, newVersion } = replacement.directive;
    if (newVersion !== "") return this.read({ path: newPath, version: newVersion });
    const directory = replacedDirectory(this.root, replacement.file, newPath);
    try {
      return readRequirements(readFileSync(join(directory, "go.mod"), "utf8"));
    } catch {
      return undefined; // the rule replace-target-missing says it
    }
  }
}

/** Versions that the unit's whole module graph selects; all go.mod files named in go.sum have been fetched by then. */
export function graphVersions(
  root: string,
  unit: BuildUnit,
  read: ReadDependency,
): ReadonlyMap<string, string> {
  const graph = new ModuleGraph(root, unit, read);
  graph.load();
  return graph.selected;
}
