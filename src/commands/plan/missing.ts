import { moduleKey, type NeededModule } from "../../core/module.ts";
import type { World } from "../../core/world.ts";
import { moduleCacheRoot } from "../../fetch/engine/cache-root.ts";
import { placesOf } from "../../fetch/modcache/layout.ts";
import { type MissingBytes, TYPICAL_ZIP_BYTES } from "../../plan/cost.ts";

/** What the module cache of this machine lacks, by `path@version`; sizes are not known before fetching. */
export function missingBytes(needed: readonly NeededModule[], { files, env }: World): MissingBytes {
  const cache = moduleCacheRoot(env);
  const isHere = (module: NeededModule): boolean =>
    files.kind(placesOf(cache, module).file("zip")) === "file";
  return new Map(
    needed.filter((module) => !isHere(module)).map((module) => [moduleKey(module), TYPICAL_ZIP_BYTES]),
  );
}
