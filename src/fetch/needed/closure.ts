import { type ModuleVersion, moduleKey, type NeededModule } from "../../core/module.ts";
import type { SnapshotModule } from "../../core/snapshot.ts";
import { type BuildUnit, replacementOf } from "../build-units.ts";
import type { RequiredSet } from "../required-set.ts";
import { BuildList, ModuleTable } from "./build-list.ts";
import type { Constraints } from "./constraints.ts";
import { DirectoryPackages } from "./directory-packages.ts";
import { graphVersions, needsGraph, type ReadDependency } from "./graph.ts";
import { mainImports } from "./main-packages.ts";
import type { PackageSource } from "./packages.ts";

/** One build list being searched: import paths already looked up in it, and those of its main modules. */
interface Search {
  readonly unit: BuildUnit;
  readonly list: BuildList;
  readonly seen: Set<string>;
  readonly roots: Set<string>;
}

/** A module's packages, once they can be read, and who waits for which of them. */
interface Node {
  source: PackageSource | undefined;
  readonly imports: Map<string, readonly string[] | undefined>;
  readonly waiting: Map<string, Set<Search>>;
}

interface Lookup {
  readonly search: Search;
  readonly node: Node;
  readonly relative: string;
}

/**
 * The import closure of a repository, found while its modules come in (facts/closure.md): every import path is looked
 * up in every build-list module whose path is a prefix of it, as Go does to rule out ambiguous imports.
 */
export class Closure {
  private readonly root: string;
  private readonly constraints: Constraints;
  private readonly ask: (module: NeededModule) => void;
  private readonly searches: readonly Search[];
  private readonly directories = new Map<string, Node>();
  private readonly modules = new Map<string, Node>();
  private readonly work: Lookup[] = [];

  /** `ask` is called once for each module whose packages are needed; `arrived` answers it, now or later. */
  constructor(
    root: string,
    required: RequiredSet,
    constraints: Constraints,
    ask: (module: NeededModule) => void,
  ) {
    this.root = root;
    this.constraints = constraints;
    this.ask = ask;
    const table = new ModuleTable(required);
    this.searches = required.units.map((unit) => ({
      unit,
      list: new BuildList(root, unit, table),
      seen: new Set(),
      roots: new Set(),
    }));
  }

  /** Reads the main modules, one directory a step; the caller decides when the next step comes. */
  *scan(): Generator<void> {
    for (const search of this.searches)
      for (const main of search.unit.mains) yield* this.scanMain(search, main);
  }

  private *scanMain(search: Search, main: SnapshotModule): Generator<void> {
    for (const imports of mainImports(this.root, main, this.constraints)) {
      for (const path of imports) {
        search.roots.add(path);
        this.lookUp(search, path);
      }
      this.drain();
      yield;
    }
  }

  /** A module's packages can be read now. */
  arrived(module: ModuleVersion, source: PackageSource): void {
    const node = this.modules.get(moduleKey(module));
    if (node === undefined) return;
    node.source = source;
    for (const [relative, searches] of node.waiting)
      for (const search of searches) this.work.push({ search, node, relative });
    node.waiting.clear();
    this.drain();
  }

  /** What was read of a module's packages was of other content: every package asked for so far is read anew, in each build list. */
  arrivedAgain(module: ModuleVersion, source: PackageSource): void {
    const node = this.modules.get(moduleKey(module));
    if (node === undefined) return;
    const asked = [...node.imports.keys()];
    node.imports.clear();
    node.source = source;
    for (const relative of asked)
      for (const search of this.searches) this.work.push({ search, node, relative });
    this.drain();
  }

  /** Go selects by the whole graph (go.work, go < 1.17): needs every go.mod file before it is certain. */
  get needsGraph(): boolean {
    return this.searches.some((search) => needsGraph(search.unit));
  }

  /** Selects again by the whole graph, and searches again where that changed a version. After `scan`. */
  applyGraph(read: ReadDependency): void {
    for (const search of this.searches) {
      if (!needsGraph(search.unit)) continue;
      if (!search.list.select(graphVersions(this.root, search.unit, read))) continue;
      search.seen.clear();
      for (const path of search.roots) this.lookUp(search, path);
    }
    this.drain();
  }

  /** Versions that `go list -m all` shows beyond the requirements: all of the whole graphs, replacements applied. */
  graphModules(read: ReadDependency): ModuleVersion[] {
    const modules = new Map<string, ModuleVersion>();
    const own = new Set(
      this.searches.flatMap(({ unit }) => [...unit.mains, ...unit.siblings].map((main) => main.path)),
    );
    for (const { unit } of this.searches)
      for (const [path, version] of graphVersions(this.root, unit, read)) {
        const directive = replacementOf(unit, { path, version })?.directive;
        const module = directive
          ? { path: directive.newPath, version: directive.newVersion }
          : { path, version };
        if (module.version !== "" && !own.has(path)) modules.set(moduleKey(module), module);
      }
    return [...modules.values()];
  }

  private lookUp(search: Search, path: string): void {
    if (search.seen.has(path)) return;
    search.seen.add(path);
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const target = search.list.targets.get(path.slice(0, end));
      if (target === undefined) continue;
      const relative = path.slice(end + 1);
      const node =
        target.kind === "directory" ? this.directory(target.directory) : this.module(target.module);
      if (node.source !== undefined) this.work.push({ search, node, relative });
      else wait(node, relative, search);
    }
  }

  private directory(path: string): Node {
    let node = this.directories.get(path);
    if (node === undefined) {
      node = newNode(new DirectoryPackages(path, this.constraints, true));
      this.directories.set(path, node);
    }
    return node;
  }

  private module(module: NeededModule): Node {
    const key = moduleKey(module);
    let node = this.modules.get(key);
    if (node === undefined) {
      node = newNode(undefined);
      this.modules.set(key, node);
      this.ask(module);
    }
    return node;
  }

  private drain(): void {
    for (let next = this.work.pop(); next !== undefined; next = this.work.pop())
      for (const path of packageImports(next.node, next.relative) ?? []) this.lookUp(next.search, path);
  }
}

const newNode = (source: PackageSource | undefined): Node => ({
  source,
  imports: new Map(),
  waiting: new Map(),
});

function wait(node: Node, relative: string, search: Search): void {
  const waiting = node.waiting.get(relative);
  if (waiting === undefined) node.waiting.set(relative, new Set([search]));
  else waiting.add(search);
}

function packageImports(node: Node, relative: string): readonly string[] | undefined {
  if (!node.imports.has(relative)) node.imports.set(relative, node.source?.imports(relative));
  return node.imports.get(relative);
}
