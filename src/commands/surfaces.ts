import { dirOf, isBelow } from "../core/paths.ts";
import type { Dir, Snapshot, SuppressionComment, UnparsedFile } from "../core/snapshot.ts";
import { suppressionComments } from "../core/suppressions.ts";
import type { Surface } from "../core/surface.ts";
import type { Files } from "../core/world.ts";
import type { Repository } from "../discover/types.ts";
import { maxSurfaceBytes } from "../surfaces/candidates.ts";
import { readSurfaceFile } from "../surfaces/index.ts";

/** Adds what the surface files say: facts, suppression comments, and files that could not be read. One text is held at a time. */
export function withSurfaces(files: Files, repository: Repository, snapshot: Snapshot): Snapshot {
  const surfaces: Surface[] = [];
  const suppressions: SuppressionComment[] = [];
  const unparsed: UnparsedFile[] = [];
  for (const path of repository.surfaceFiles.filter(concerns(repository.scope))) {
    const text = readOrFault(files, repository.root, path, unparsed);
    if (text === undefined) continue;
    suppressions.push(...suppressionComments(path, text));
    const { surface, faults } = readSurfaceFile(path, text);
    if (surface) surfaces.push(surface);
    if (faults.length > 0) unparsed.push({ path, kind: "other", faults });
  }
  const missing = new Map(snapshot.missing);
  missing.delete("surfaces");
  return {
    ...snapshot,
    surfaces,
    envFacts: [...snapshot.envFacts, ...surfaces.flatMap((surface) => surface.env)],
    suppressions: [...snapshot.suppressions, ...suppressions],
    unparsed: [...snapshot.unparsed, ...unparsed],
    missing,
  };
}

/**
 * Files below the scope, those of the directories above it, and GitHub's own, which act on the whole repository. What lies
 * below an `_x` of the scope is left alone like the modules there (contract §3).
 */
const concerns =
  (scope: Dir) =>
  (path: string): boolean =>
    isBelow(scope, path)
      ? !/(^|\/)_[^/]*\//.test(scope === "." ? path : path.slice(scope.length + 1))
      : isBelow(dirOf(path), scope) || path.startsWith(".github/");

function readOrFault(files: Files, root: string, path: string, unparsed: UnparsedFile[]): string | undefined {
  try {
    return files.readText(`${root}/${path}`, maxSurfaceBytes);
  } catch (cause) {
    const reason = (cause instanceof Error ? cause.message : String(cause)).replaceAll(`${root}/`, "");
    unparsed.push({ path, kind: "other", faults: [{ line: 1, column: 1, message: reason }] });
    return undefined;
  }
}
