import type { Snapshot } from "../core/snapshot.ts";
import type { World } from "../core/world.ts";
import type { Repository } from "../discover/types.ts";
import { moduleCacheRoot } from "../fetch/engine/cache-root.ts";
import { withIgnoredImports } from "./ignored-imports.ts";
import { withReplacementPaths } from "./replacement-paths.ts";
import { withSurfaces } from "./surfaces.ts";
import { withVendorContents } from "./vendor-contents.ts";
import { withVendorTrees } from "./vendor-trees.ts";

/** Adds what only rules look at: surfaces, vendor trees, ignored imports, replacements. `env`: the effective environment. */
export function withRooms(
  files: World["files"],
  repository: Repository,
  snapshot: Snapshot,
  env: World["env"],
): Snapshot {
  const surfaces = withSurfaces(files, repository, snapshot);
  const trees = withIgnoredImports(repository, withVendorTrees(files, repository, surfaces));
  const cache = moduleCache(env);
  return withReplacementPaths(files, withVendorContents(files, repository, trees, cache), cache);
}

/** Where modules may lie already; it need not exist. */
function moduleCache(env: World["env"]): string | undefined {
  try {
    return moduleCacheRoot(env);
  } catch {
    return undefined;
  }
}
