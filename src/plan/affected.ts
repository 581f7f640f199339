import { basename } from "node:path/posix";
import { globMatcher } from "../core/globs.ts";
import { dirOf, isBelow } from "../core/paths.ts";
import type { Dir, Snapshot } from "../core/snapshot.ts";
import { type ModuleGraph, withDependents } from "./graph.ts";

/** Modules to check, and why these. */
export interface Affected {
  /** Sorted; only modules in scope. */
  readonly dirs: readonly Dir[];
  readonly unaffected: readonly Dir[];
  /** For people: "3 of 14 modules by 7 changed files". */
  readonly why: string;
}

/** Every module in scope: there is no base, or it cannot be trusted. */
export function everything(snapshot: Snapshot, why: string): Affected {
  return { dirs: plannedDirs(snapshot), unaffected: [], why };
}

/**
 * Modules touched by `changedFiles` (root-relative): the module of the longest directory prefix, everything that
 * needs it, the members of a changed go.work, and all modules for a file that `sharedFiles` (globs) names.
 */
export function affectedBy(
  snapshot: Snapshot,
  graph: ModuleGraph,
  changedFiles: readonly string[],
  sharedFiles: readonly string[],
): Affected {
  const planned = plannedDirs(snapshot);
  const isShared = globMatcher(sharedFiles);
  const shared = changedFiles.find(isShared);
  if (shared !== undefined) return everything(snapshot, `${shared} is a shared file: every module`);
  const touched = touchedDirs(snapshot, graph, changedFiles);
  const reached = withDependents(graph, touched);
  const dirs = planned.filter((dir) => reached.has(dir));
  return {
    dirs,
    unaffected: planned.filter((dir) => !reached.has(dir)),
    why: `${dirs.length} of ${planned.length} modules by ${changedFiles.length} changed files`,
  };
}

function plannedDirs(snapshot: Snapshot): Dir[] {
  return snapshot.modules
    .filter((module) => module.inScope && module.kind !== "auxiliary")
    .map((module) => module.dir)
    .sort();
}

function touchedDirs(snapshot: Snapshot, graph: ModuleGraph, changedFiles: readonly string[]): Set<Dir> {
  const modules = new Set(snapshot.modules.filter((m) => m.kind !== "auxiliary").map((m) => m.dir));
  const named = new Set([...graph.needs.values()].flatMap((needs) => [...needs]));
  const touched = new Set<Dir>();
  for (const file of changedFiles) {
    for (const dir of nearest(file, modules)) touched.add(dir);
    for (const dir of nearest(file, named)) touched.add(dir);
  }
  for (const dir of workspaceMembers(snapshot, new Set(changedFiles))) touched.add(dir);
  return touched;
}

/** The longest directory prefix of `file` that is in `dirs`. */
function nearest(file: string, dirs: ReadonlySet<Dir>): Dir[] {
  for (let dir = dirOf(file); ; dir = dirOf(dir)) {
    if (dirs.has(dir)) return [dir];
    if (dir === "." || dir === "/") return [];
  }
}

/** Members of a changed go.work; one that is gone had its members at or below its directory. */
function workspaceMembers(snapshot: Snapshot, changed: ReadonlySet<string>): Dir[] {
  const present = snapshot.workspaces.filter(
    (workspace) => changed.has(workspace.goWorkPath) || changed.has(workspace.goWorkSumPath),
  );
  const known = new Set(snapshot.workspaces.map((workspace) => workspace.goWorkPath));
  const gone = [...changed].filter((file) => basename(file) === "go.work" && !known.has(file)).map(dirOf);
  const below = snapshot.modules
    .map((module) => module.dir)
    .filter((dir) => gone.some((top) => isBelow(top, dir)));
  return [...present.flatMap((workspace) => workspace.uses.flatMap((use) => use.dir ?? [])), ...below];
}
