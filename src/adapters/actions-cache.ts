import { isFeatureAvailable, restoreCache, saveCache } from "@actions/cache";
import type { CacheService } from "../cache/types.ts";

/** Entries are the same on every system: zips are (contract §6). */
const ACROSS_SYSTEMS = true;

/** GitHub's cache through @actions/cache, which itself says in the log what the service answered. */
export function actionsCache(env: Readonly<Record<string, string>>): CacheService {
  const unavailable = isFeatureAvailable() ? {} : { unavailable: whyUnavailable(env) };
  return {
    ...unavailable,
    restore: (path, key, restoreKeys) =>
      restoreCache([path], key, [...restoreKeys], undefined, ACROSS_SYSTEMS),
    async save(path, key) {
      const id = await saveCache([path], key, undefined, ACROSS_SYSTEMS);
      return id > 0 ? undefined : "the cache service did not take it (see the line above)";
    },
  };
}

function whyUnavailable(env: Readonly<Record<string, string>>): string {
  const server = env["GITHUB_SERVER_URL"] ?? "";
  return /^https:\/\/(github\.com|[^/]+\.ghe\.com)\/?$/.test(server)
    ? "the runner offers no cache service to this step"
    : `${server || "this server"} offers no cache service to this runner`;
}
