import { availableParallelism } from "node:os";
import { findGo } from "../adapters/go.ts";
import { cacheKey } from "../cache/key.ts";
import { markedModules, markReady } from "../cache/ready-mark.ts";
import { notRestored, type Restored, restoreModules } from "../cache/restore.ts";
import type { SaveRequest } from "../cache/save.ts";
import type { CacheService } from "../cache/types.ts";
import type { UnpackJob } from "../cache/unpack.ts";
import { worthOf } from "../cache/worth.ts";
import { moduleKey, type NeededModule } from "../core/module.ts";
import type { Options } from "../core/options.ts";
import { type Report, skipped } from "../core/report.ts";
import type { World } from "../core/world.ts";
import { keepsWritable, moduleCacheRoot } from "../fetch/engine/cache-root.ts";
import { HashPool } from "../fetch/hash/pool.ts";
import { placesOf } from "../fetch/modcache/layout.ts";
import { openLocks } from "../fetch/modcache/locks.ts";
import { presenceOf } from "../fetch/modcache/present.ts";
import { openPublisher } from "../fetch/modcache/publish.ts";
import { openStage } from "../fetch/modcache/stage.ts";
import { openVouched } from "../fetch/modcache/vouched.ts";
import { type RequiredSet, requiredSet } from "../fetch/required-set.ts";
import type { Opened } from "./open.ts";

/** A go command that keeps a module's lock longer than this is extracting it itself. */
const LOCK_WAIT_MS = 10_000;

/** The cache's side of one run of the action. */
export interface CacheSide {
  readonly service: CacheService;
  readonly workspace: string;
  /** `dist/worker.js`. */
  readonly worker: URL;
  /** Restore this entry instead of the one of the modules in scope: a shard takes its part of the union. */
  readonly key?: string;
}

/** What restoring came to, and what saving will need. */
export interface CacheRun {
  readonly set: RequiredSet;
  readonly key: string;
  readonly goModCache: string;
  readonly restored: Restored;
}

/** Restores what the module cache lacks of the repository's set. Undefined: there is nothing to keep (no module needed, cache or warm off). */
export async function restoreStage(
  side: CacheSide,
  opened: Opened,
  options: Options,
  world: World,
): Promise<CacheRun | undefined> {
  const set = requiredSet(opened.snapshot);
  if (options.cache === "off" || options.warm === "off" || set.modules.length === 0) return undefined;
  const go = await findGo(world);
  const env = "reason" in go ? world.env : go.env;
  const goModCache = moduleCacheRoot(env);
  const { scope } = opened.repository;
  const own = cacheKey({ mode: options.warm, scope, modules: options.modules }, set.modules);
  const key = side.key === undefined ? own : { key: side.key, restoreKeys: [] };
  const absent = absentModules(goModCache, own.key, set);
  const into = async () => ({
    ...openInto(goModCache, side.worker, world, keepsWritable(env["GOFLAGS"] ?? "")),
    modules: absent,
    goMods: set.goMods,
    trees: options.extract !== "off",
  });
  const { service, workspace } = side;
  const restored =
    absent.length === 0
      ? notRestored("what is needed is in the module cache already")
      : await restoreModules({ service, key, workspace, now: world.clock.now, into });
  openVouched(goModCache, world)?.add(restored.modules);
  world.log.info(`cache ${restored.status}: ${restored.why}`);
  return { set, key: key.key, goModCache, restored };
}

/** Of what an earlier run of this very set needed on this machine; else of the whole set. */
function absentModules(goModCache: string, key: string, set: RequiredSet): NeededModule[] {
  const absent = set.modules.filter((module) => !isThere(goModCache, module));
  const marked = new Set(markedModules(goModCache, key));
  return marked.size > 0 && !absent.some((module) => marked.has(moduleKey(module))) ? [] : absent;
}

type Into = Omit<UnpackJob, "modules" | "goMods" | "trees"> & { readonly close: () => Promise<void> };

function openInto(goModCache: string, worker: URL, world: World, writable: boolean): Into {
  const locks = openLocks({ env: world.env, waitMs: LOCK_WAIT_MS, signal: world.signal });
  const stage = openStage(goModCache, locks);
  const pool = new HashPool(worker, availableParallelism());
  return {
    publisher: openPublisher(goModCache, stage, locks, writable),
    hash: (job) => pool.run(job),
    writable,
    close: async () => {
      stage.close();
      locks.close();
      await pool.close();
    },
  };
}

function isThere(goModCache: string, module: NeededModule): boolean {
  const presence = presenceOf(placesOf(goModCache, module), module.h1 ?? "");
  return presence.zip && presence.hash === "same";
}

/** The report's section; what is saved is known only after the job. */
export function cacheSection(run: CacheRun | undefined, options: Options): Report["cache"] {
  if (!run) return skipped(options.cache === "off" ? "cache is off" : "there is nothing to keep in a cache");
  const { restored, key } = run;
  const { status, why, bytes, restoreMs, fetchMs } = restored;
  const worth = bytes > 0 ? { worth: worthOf({ bytes, restoreMs, fetchMs }) } : {};
  return { status, key, restoredBytes: bytes, saved: "no", why, ...worth };
}

/** `present` counted what the restore had just put there. */
export function fetchSection(fetch: Report["fetch"], run: CacheRun | undefined): Report["fetch"] {
  if (fetch.status === "skipped" || !run) return fetch;
  const fromCache = Math.min(run.restored.modules.length, fetch.present);
  return { ...fetch, fromCache, present: fetch.present - fromCache };
}

/** Restored zips were hashed before they were published, which counts as much as hashing them now. */
export function verifySection(verify: Report["verify"], run: CacheRun | undefined): Report["verify"] {
  const count = run?.restored.modules.length ?? 0;
  if (verify.status === "skipped" || count === 0) return verify;
  const remark = `${count} restored zips were hashed against go.sum before they were published`;
  return {
    ...verify,
    hashed: Math.max(verify.hashed, count),
    remarks: [remark, ...(verify.byGo ? (verify.remarks ?? []) : [])],
  };
}

/** What the post step needs to save this run's modules. */
export function saveRequest(
  run: CacheRun,
  report: Report,
  options: Options,
  event: string,
  world: World,
): SaveRequest {
  const { set, key, goModCache, restored } = run;
  const modules = set.modules.filter((module) => isThere(goModCache, module));
  if (report.fetch.status === "ok") markReady(goModCache, key, modules);
  const mode = world.env["ACTIONS_CACHE_MODE"];
  return {
    option: options.cache,
    key,
    ...(restored.matchedKey === undefined ? {} : { matchedKey: restored.matchedKey }),
    fetch: report.fetch.status,
    verify: report.verify.status,
    goModCache,
    modules,
    goMods: set.goMods.map(({ path, version }) => ({ path, version })),
    bytes: modules.reduce(
      (sum, module) => sum + (world.files.size(placesOf(goModCache, module).file("zip")) ?? 0),
      0,
    ),
    fetchMs: Math.round(report.timings["fetch"] ?? 0),
    event,
    ...(mode ? { mode } : {}),
  };
}
