import { rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { CacheService } from "../../cache/types.ts";
import type { Artifacts } from "./artifacts.ts";

/** The artifact of one run as a cache of one entry: what the run may not save, its own jobs still get. */
export function artifactAsCache(artifacts: Artifacts, name: string, workspace: string): CacheService {
  return {
    async restore(path, key) {
      const file = resolve(workspace, path);
      return (await artifacts.download(name, dirname(file))) ? key : undefined;
    },
    async save(path) {
      await artifacts.upload(name, resolve(workspace, path));
      return undefined;
    },
  };
}

/**
 * The cache first; the run's artifact where the cache has no entry for exactly this key. An older entry of the cache
 * is the last resort, since the artifact holds the whole set.
 */
export function cacheThenArtifact(
  cache: CacheService,
  handedOver: CacheService,
  workspace: string,
): CacheService {
  return {
    async restore(path, key, restoreKeys) {
      const exact = cache.unavailable === undefined ? await cache.restore(path, key, []) : undefined;
      if (exact === key) return exact;
      if (exact !== undefined) rmSync(resolve(workspace, path), { force: true });
      const handed = await handedOver.restore(path, key, []);
      if (handed !== undefined || cache.unavailable !== undefined) return handed;
      return restoreKeys.length > 0 ? cache.restore(path, key, restoreKeys) : undefined;
    },
    save: (path, key) => cache.save(path, key),
  };
}
