import { directoryKey, dirOf, inDir, isBelow } from "../core/paths.ts";
import type { Dir, SnapshotVendor, SnapshotWorkspace } from "../core/snapshot.ts";
import type { GoWorkFile } from "../gomod/syntax.ts";
import type { DirectoryFacts } from "./directories.ts";
import { isAuxiliary, scopeTest } from "./module-kind.ts";
import type { GoFileReader } from "./reader.ts";
import type { Repository } from "./types.ts";

type Comments = (path: string) => (text: string) => void;

/** A go.work in a directory that is set aside counts only where a glob names something beside or below it. */
export function readGoWorks(
  reader: GoFileReader,
  repository: Repository,
  modules: readonly string[],
  comments: Comments,
): ReadonlyMap<string, GoWorkFile> {
  const isAsked = scopeTest(repository.scope, modules);
  const read = new Map<string, GoWorkFile>();
  for (const path of repository.goWorks) {
    const dir = dirOf(path);
    const isNamed =
      modules.length > 0 &&
      repository.goMods.some((goMod) => isBelow(dir, dirOf(goMod)) && isAsked(dirOf(goMod)));
    if (isAuxiliary(dir, repository.scope) && !isNamed) continue;
    const goWork = reader.goWork(path, comments(path));
    if (goWork) read.set(path, goWork);
  }
  return read;
}

export function readVendor(reader: GoFileReader, dir: Dir): SnapshotVendor {
  const modulesTxtPath = inDir(dir, "modules.txt");
  const modulesTxt = reader.modulesTxt(modulesTxtPath);
  return { dir, modulesTxtPath, ...(modulesTxt ? { modulesTxt } : {}) };
}

/** One go.work with its sums, members and vendor directory. */
export function workspaceOf(
  path: string,
  goWork: GoWorkFile,
  isAsked: (dir: Dir) => boolean,
  reader: GoFileReader,
  directories: DirectoryFacts,
  vendors: ReadonlyMap<Dir, SnapshotVendor>,
): SnapshotWorkspace {
  const dir = dirOf(path);
  directories.lookAtUses(dir, goWork.use);
  directories.lookAtReplaces(dir, goWork.replace);
  const goWorkSumPath = inDir(dir, "go.work.sum");
  const goWorkSum = reader.goSum(goWorkSumPath);
  const vendor = vendors.get(inDir(dir, "vendor"));
  const uses = goWork.use.map((use) => {
    const key = directoryKey(dir, use.path);
    return { dir: directories.lookAt(key).hasGoMod ? key : null, written: use.path };
  });
  return {
    dir,
    inScope: isAsked(dir) || uses.some((use) => use.dir !== null && isAsked(use.dir)),
    goWorkPath: path,
    goWork,
    goWorkSumPath,
    uses,
    ...(goWorkSum ? { goWorkSum } : {}),
    ...(vendor ? { vendor } : {}),
  };
}

/** The go.work that lists a module; the nearest above it first, as Go finds it. */
export function workspaceOfModule(
  dir: Dir,
  workspaces: readonly SnapshotWorkspace[],
): SnapshotWorkspace | undefined {
  const listing = workspaces.filter((workspace) => workspace.uses.some((use) => use.dir === dir));
  const above = listing.filter((workspace) => isBelow(workspace.dir, dir));
  return above.sort((a, b) => b.dir.length - a.dir.length)[0] ?? listing[0];
}
