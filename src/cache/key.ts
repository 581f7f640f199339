import { createHash } from "node:crypto";
import { moduleKey, type NeededModule } from "../core/module.ts";

/** Name of one cache entry, and the prefix under which older sets of the same scope are found (contract §6). */
export interface CacheKey {
  readonly key: string;
  readonly restoreKeys: readonly string[];
}

export interface CacheScope {
  readonly mode: "needed" | "required" | "all";
  /** Root-relative directory of the run. */
  readonly scope: string;
  readonly modules: readonly string[];
}

/** Go version, system and architecture are left out on purpose: zips are the same everywhere. */
export function cacheKey(where: CacheScope, set: readonly NeededModule[]): CacheKey {
  const scopeHash = digest([where.scope, ...[...where.modules].sort()], 12);
  const setHash = digest(set.map((module) => `${moduleKey(module)} ${module.h1 ?? "-"}`).sort(), 40);
  const prefix = `gomod-preflight-v1-${where.mode}-${scopeHash}-`;
  return { key: prefix + setHash, restoreKeys: [prefix] };
}

function digest(lines: readonly string[], length: number): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, length);
}
