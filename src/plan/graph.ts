import { directoryKey, isBelow } from "../core/paths.ts";
import type { Dir, Snapshot, SnapshotModule } from "../core/snapshot.ts";

/** Which module directories need which, by this repository's own files. */
export interface ModuleGraph {
  /**
   * Module → directories it needs. A directory may hold no module (any more): a replace line that leads to a
   * removed module still ties the two together.
   */
  readonly needs: ReadonlyMap<Dir, ReadonlySet<Dir>>;
}

/** Module directory → directories of modules it imports without requiring them, as members of a workspace may. */
export type SiblingImports = ReadonlyMap<Dir, ReadonlySet<Dir>>;

/** Edges by local replace lines, by requirements on members of the same workspace, and by `imports`. */
export function moduleGraph(snapshot: Snapshot, imports: SiblingImports = new Map()): ModuleGraph {
  const members = membersByPath(snapshot);
  const needs = new Map<Dir, Set<Dir>>();
  for (const module of snapshot.modules) {
    const edges = new Set<Dir>(imports.get(module.dir) ?? []);
    for (const dir of replacedDirs(module)) edges.add(dir);
    for (const dir of requiredSiblings(module, members)) edges.add(dir);
    for (const dir of workspaceReplaces(module, snapshot)) edges.add(dir);
    edges.delete(module.dir);
    needs.set(module.dir, edges);
  }
  return { needs };
}

/** `changed` and every module that needs one of them, however far; cycles end where they began. */
export function withDependents(graph: ModuleGraph, changed: Iterable<Dir>): ReadonlySet<Dir> {
  const neededBy = new Map<Dir, Dir[]>();
  for (const [dir, needs] of graph.needs) {
    for (const need of needs) {
      const dependents = neededBy.get(need);
      if (dependents) dependents.push(dir);
      else neededBy.set(need, [dir]);
    }
  }
  const reached = new Set<Dir>(changed);
  for (const dir of reached) {
    for (const dependent of neededBy.get(dir) ?? []) reached.add(dependent);
  }
  return reached;
}

/** Workspace directory → module path → directory. */
type Members = ReadonlyMap<Dir, ReadonlyMap<string, Dir>>;

function membersByPath(snapshot: Snapshot): Members {
  const members = new Map<Dir, Map<string, Dir>>();
  for (const module of snapshot.modules) {
    if (module.workspace === undefined || module.path === "") continue;
    const paths = members.get(module.workspace) ?? new Map<string, Dir>();
    members.set(module.workspace, paths.set(module.path, module.dir));
  }
  return members;
}

function replacedDirs(module: SnapshotModule): Dir[] {
  return (module.goMod?.replace ?? [])
    .filter((replace) => replace.newVersion === "")
    .map((replace) => directoryKey(module.dir, replace.newPath))
    .filter((dir) => isBelow(".", dir));
}

function requiredSiblings(module: SnapshotModule, members: Members): Dir[] {
  const siblings = members.get(module.workspace ?? "");
  if (!siblings) return [];
  return (module.goMod?.require ?? []).flatMap((require) => siblings.get(require.path) ?? []);
}

/** A replace in go.work is for those members that require the replaced module. */
function workspaceReplaces(module: SnapshotModule, snapshot: Snapshot): Dir[] {
  const workspace = snapshot.workspaces.find((candidate) => candidate.dir === module.workspace);
  const local = workspace?.goWork.replace.filter((replace) => replace.newVersion === "") ?? [];
  if (!workspace || local.length === 0) return [];
  const required = new Set(module.goMod?.require.map((require) => require.path));
  return local
    .filter((replace) => required.has(replace.oldPath))
    .map((replace) => directoryKey(workspace.dir, replace.newPath));
}
