import type { GoSumLine, ReplaceDirective, RequireDirective, Span } from "../gomod/syntax.ts";
import type { Location } from "./location.ts";
import type { ModuleVersion } from "./module.ts";
import { Replacements } from "./replacements.ts";
import type { Dir, Snapshot, SnapshotModule, SnapshotVendor, SnapshotWorkspace } from "./snapshot.ts";

/** A directive and the file it stands in. */
export interface Placed<T> {
  /** Root-relative path of the go.mod or go.work. */
  readonly file: string;
  readonly dir: Dir;
  readonly directive: T;
}

/** What one go command takes as main modules: a module of its own, or a workspace with all its members. */
export interface Build {
  readonly dir: Dir;
  readonly workspace?: SnapshotWorkspace;
  /** Members in the order of their `use` lines. */
  readonly mains: readonly SnapshotModule[];
  readonly mainPaths: ReadonlySet<string>;
  readonly requires: readonly Placed<RequireDirective>[];
  /** In Go's order of precedence: go.work, then the mains. */
  readonly replaces: readonly Placed<ReplaceDirective>[];
  readonly replacements: Replacements<Placed<ReplaceDirective>>;
  readonly vendor?: SnapshotVendor;
  /** Every go.sum and go.work.sum it may look hashes up in; absent when one of them could not be read. */
  readonly sums?: readonly GoSumLine[];
}

/** Snapshots do not change, and nearly every rule asks for their builds. */
const known = new WeakMap<Snapshot, readonly Build[]>();

/** The builds that touch the scope; those of workspaces first. Modules whose go.mod could not be read are left out. */
export function buildsOf(snapshot: Snapshot): readonly Build[] {
  const builds = known.get(snapshot) ?? readBuilds(snapshot);
  known.set(snapshot, builds);
  return builds;
}

function readBuilds(snapshot: Snapshot): readonly Build[] {
  const unread = new Set(snapshot.unparsed.map((file) => file.path));
  const workspaces = snapshot.workspaces.map((workspace) =>
    workspaceBuild(workspace, snapshot.modules, unread),
  );
  const alone = snapshot.modules.filter((module) => module.workspace === undefined && module.goMod);
  return [...workspaces, ...alone.map((module) => moduleBuild(module, unread))].filter((build) =>
    build.mains.some((module) => module.inScope),
  );
}

function moduleBuild(module: SnapshotModule, unread: ReadonlySet<string>): Build {
  return {
    dir: module.dir,
    mains: [module],
    mainPaths: new Set([module.path]),
    requires: placed(module.goModPath, module.dir, module.goMod?.require ?? []),
    ...indexed(placed(module.goModPath, module.dir, module.goMod?.replace ?? [])),
    ...(module.vendor ? { vendor: module.vendor } : {}),
    ...(unread.has(module.goSumPath) ? {} : { sums: module.goSum?.lines ?? [] }),
  };
}

function workspaceBuild(
  workspace: SnapshotWorkspace,
  modules: readonly SnapshotModule[],
  unread: ReadonlySet<string>,
): Build {
  const byDir = new Map(modules.map((module) => [module.dir, module]));
  const mains = workspace.uses.flatMap(({ dir }) => (dir === null ? [] : (byDir.get(dir) ?? [])));
  const sums = [...mains.map((module) => module.goSum), workspace.goWorkSum].flatMap(
    (file) => file?.lines ?? [],
  );
  const isUnread = [...mains.map((module) => module.goSumPath), workspace.goWorkSumPath].some((path) =>
    unread.has(path),
  );
  return {
    dir: workspace.dir,
    workspace,
    mains,
    mainPaths: new Set(mains.map((main) => main.path)),
    requires: mains.flatMap((module) => placed(module.goModPath, module.dir, module.goMod?.require ?? [])),
    ...indexed([
      ...placed(workspace.goWorkPath, workspace.dir, workspace.goWork.replace),
      ...mains.flatMap((module) => placed(module.goModPath, module.dir, module.goMod?.replace ?? [])),
    ]),
    ...(workspace.vendor ? { vendor: workspace.vendor } : {}),
    ...(isUnread ? {} : { sums }),
  };
}

const placed = <T>(file: string, dir: Dir, directives: readonly T[]): readonly Placed<T>[] =>
  directives.map((directive) => ({ file, dir, directive }));

const indexed = (replaces: Build["replaces"]): Pick<Build, "replaces" | "replacements"> => ({
  replaces,
  replacements: new Replacements(replaces),
});

/** The line that replaces a module version. Main modules are never replaced. */
export const replacementOf = (build: Build, module: ModuleVersion): Placed<ReplaceDirective> | undefined =>
  module.version === "" && build.mainPaths.has(module.path) ? undefined : build.replacements.of(module);

/** Location of a directive. */
export const placeOf = (file: string, span: Span): Location => ({ path: file, ...span });

/** A go.sum or go.work.sum of the scope. */
export interface SumFile {
  readonly path: string;
  readonly lines: readonly GoSumLine[];
  /** The module it belongs to; absent for go.work.sum. */
  readonly module?: SnapshotModule;
}

/** Every go.sum and go.work.sum in scope that could be read, by path. */
export function sumFilesOf(snapshot: Snapshot): readonly SumFile[] {
  const ofModules = snapshot.modules.flatMap((module): SumFile[] =>
    module.inScope && module.goSum ? [{ path: module.goSumPath, lines: module.goSum.lines, module }] : [],
  );
  const ofWorkspaces = snapshot.workspaces.flatMap((workspace): SumFile[] =>
    workspace.inScope && workspace.goWorkSum
      ? [{ path: workspace.goWorkSumPath, lines: workspace.goWorkSum.lines }]
      : [],
  );
  return [...ofModules, ...ofWorkspaces];
}
