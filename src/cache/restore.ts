import { rmSync } from "node:fs";
import { resolve } from "node:path";
import type { ModuleVersion } from "../core/module.ts";
import type { CacheKey } from "./key.ts";
import { PACK_PATH } from "./pack-names.ts";
import type { CacheService } from "./types.ts";
import { type Unpacked, type UnpackJob, unpack } from "./unpack.ts";

export interface RestoreJob {
  readonly service: CacheService;
  readonly key: CacheKey;
  /** Absolute; the pack stands there for as long as it is read. */
  readonly workspace: string;
  readonly now: () => number;
  /** Opened only when there is a pack to read. */
  readonly into: () => Promise<UnpackJob & { readonly close: () => Promise<void> }>;
}

/** What a restore came to. `why` is a sentence for people. */
export interface Restored {
  readonly status: "hit" | "partial" | "miss" | "off";
  readonly why: string;
  readonly modules: readonly ModuleVersion[];
  readonly bytes: number;
  readonly restoreMs: number;
  /** How long fetching took for the run that filled the pack; 0 = unknown. */
  readonly fetchMs: number;
  readonly matchedKey?: string;
}

const nothing = (status: Restored["status"], why: string): Restored => ({
  status,
  why,
  modules: [],
  bytes: 0,
  restoreMs: 0,
  fetchMs: 0,
});

/** Why nothing is restored although a cache is wanted. */
export const notRestored = (why: string): Restored => nothing("off", why);

/** Restores the pack of this set, or of an older one, and publishes what go.sum vouches for. Never throws: a cache must not fail a job. */
export async function restoreModules(job: RestoreJob): Promise<Restored> {
  const { service, key, workspace } = job;
  if (service.unavailable !== undefined) return nothing("off", service.unavailable);
  const file = resolve(workspace, PACK_PATH);
  const started = job.now();
  try {
    rmSync(file, { force: true });
    const matchedKey = await service.restore(PACK_PATH, key.key, key.restoreKeys);
    if (matchedKey === undefined)
      return nothing(
        "miss",
        "there is no entry for this module set, nor an older one; the post step saves what this run verifies",
      );
    const unpacked = await published(file, job);
    return { ...said(unpacked, matchedKey === key.key), matchedKey, restoreMs: job.now() - started };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return nothing("miss", `the entry could not be used: ${why}`);
  } finally {
    rmSync(file, { force: true });
  }
}

async function published(file: string, job: RestoreJob): Promise<Unpacked> {
  const into = await job.into();
  try {
    return await unpack(file, into);
  } finally {
    await into.close();
  }
}

function said({ modules, bytes, refused, manifest }: Unpacked, exact: boolean): Omit<Restored, "restoreMs"> {
  const kind = exact ? "the entry of exactly this module set" : "an older entry";
  const bad =
    refused.length === 0
      ? ""
      : `; refused: ${refused.slice(0, 5).join(", ")}${refused.length > 5 ? ` and ${refused.length - 5} more` : ""}`;
  return {
    status: modules.length === 0 ? "miss" : exact && refused.length === 0 ? "hit" : "partial",
    why: `${kind} gave ${modules.length} modules, each hashed against go.sum${bad}`,
    modules,
    bytes,
    fetchMs: manifest?.fetchMs ?? 0,
  };
}
