import type { EnvFact } from "../core/fact.ts";
import type { SuppressionComment, UnparsedFile } from "../core/snapshot.ts";
import { suppressionComments } from "../core/suppressions.ts";
import type { Surface } from "../core/surface.ts";
import type { Files } from "../core/world.ts";
import { maxSurfaceBytes } from "../surfaces/candidates.ts";
import { readSurfaceFile } from "../surfaces/index.ts";
import type { Repository } from "./types.ts";
import { absolute } from "./walk.ts";

/** What the files that set Go variables or choose a Go version say. */
export interface SurfaceFacts {
  readonly surfaces: readonly Surface[];
  readonly envFacts: readonly EnvFact[];
  readonly suppressions: readonly SuppressionComment[];
  readonly unparsed: readonly UnparsedFile[];
}

/** Reads each surface file once; those outside the scope count where they concern the whole repository (CI, root files). */
export function readSurfaces(files: Files, repository: Repository): SurfaceFacts {
  const surfaces: Surface[] = [];
  const suppressions: SuppressionComment[] = [];
  const unparsed: UnparsedFile[] = [];
  for (const path of repository.surfaceFiles.filter(concerns(repository.scope))) {
    const { text, reason } = read(files, absolute(repository.root, path), repository.root);
    if (reason) unparsed.push({ path, kind: "other", faults: [{ line: 1, column: 1, message: reason }] });
    if (text === undefined) continue;
    const { surface, faults } = readSurfaceFile(path, text);
    if (faults.length > 0) unparsed.push({ path, kind: "other", faults });
    if (surface) surfaces.push(surface);
    if (surface) suppressions.push(...suppressionComments(path, text));
  }
  return { surfaces, envFacts: surfaces.flatMap((surface) => surface.env), suppressions, unparsed };
}

const concerns =
  (scope: string) =>
  (path: string): boolean =>
    scope === "." || path.startsWith(`${scope}/`) || path.startsWith(".github/") || !path.includes("/");

function read(files: Files, path: string, root: string): { text?: string | undefined; reason?: string } {
  try {
    return { text: files.readText(path, maxSurfaceBytes) };
  } catch (cause) {
    return { reason: (cause instanceof Error ? cause.message : String(cause)).replaceAll(root, ".") };
  }
}
