import type { ModuleVersion } from "../core/module.ts";
import { Replacements } from "../core/replacements.ts";
import type { Dir, Snapshot, SnapshotModule, SnapshotWorkspace } from "../core/snapshot.ts";
import type { SumSource } from "../gomod/sum-table.ts";
import type { ReplaceDirective } from "../gomod/syntax.ts";

/** A replace line and the file it stands in. */
export interface PlacedReplace {
  readonly file: string;
  readonly directive: ReplaceDirective;
}

/** What one go command sees as its main modules: a single module, or a workspace. Vendored ones are not listed: they need nothing. */
export interface BuildUnit {
  /** Where the go command runs. */
  readonly dir: Dir;
  readonly workspace?: SnapshotWorkspace;
  /** Main modules in the scope of the run. */
  readonly mains: readonly SnapshotModule[];
  /** Members of the workspace outside the scope: they still take part in choosing versions. */
  readonly siblings: readonly SnapshotModule[];
  readonly replacements: Replacements<PlacedReplace>;
  readonly sums: readonly SumSource[];
}

/** The build units of everything in scope, workspaces first, each in directory order. Modules whose go.mod could not be parsed are left out. */
export function buildUnits(snapshot: Snapshot): BuildUnit[] {
  const byWorkspace = new Map(snapshot.workspaces.map((workspace) => [workspace.dir, workspace]));
  const inScope = snapshot.modules.filter((module) => module.inScope && module.goMod);
  const workspaces = new Set(inScope.map((module) => byWorkspace.get(module.workspace ?? "")));
  const units: BuildUnit[] = [];
  for (const workspace of workspaces) {
    if (workspace && !workspace.vendor?.modulesTxt?.workspace) units.push(workspaceUnit(workspace, snapshot));
  }
  for (const module of inScope) {
    if (module.kind !== "vendored" && !byWorkspace.has(module.workspace ?? ""))
      units.push(moduleUnit(module));
  }
  return units;
}

function moduleUnit(module: SnapshotModule): BuildUnit {
  return {
    dir: module.dir,
    mains: [module],
    siblings: [],
    replacements: new Replacements(replacesOf(module)),
    sums: sumsOf(module),
  };
}

function workspaceUnit(workspace: SnapshotWorkspace, snapshot: Snapshot): BuildUnit {
  const members = snapshot.modules.filter((module) => module.workspace === workspace.dir && module.goMod);
  const { goWorkPath: file, goWorkSum, goWorkSumPath } = workspace;
  return {
    dir: workspace.dir,
    workspace,
    mains: members.filter((module) => module.inScope),
    siblings: members.filter((module) => !module.inScope),
    replacements: new Replacements([
      ...workspace.goWork.replace.map((directive) => ({ file, directive })),
      ...members.flatMap(replacesOf),
    ]),
    sums: [...members.flatMap(sumsOf), ...(goWorkSum ? [{ path: goWorkSumPath, file: goWorkSum }] : [])],
  };
}

function replacesOf(module: SnapshotModule): PlacedReplace[] {
  return (module.goMod?.replace ?? []).map((directive) => ({ file: module.goModPath, directive }));
}

function sumsOf(module: SnapshotModule): SumSource[] {
  return module.goSum ? [{ path: module.goSumPath, file: module.goSum }] : [];
}

/** The line that replaces a module version. */
export const replacementOf = (unit: BuildUnit, module: ModuleVersion): PlacedReplace | undefined =>
  unit.replacements.of(module);
