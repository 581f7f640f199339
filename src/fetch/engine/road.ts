import { availableParallelism } from "node:os";
import type { Config } from "../../core/config.ts";
import { cannotStart } from "../../core/errors.ts";
import type { Options } from "../../core/options.ts";
import { type Report, skipped } from "../../core/report.ts";
import type { World } from "../../core/world.ts";
import type { GoCommand } from "../../gocommand/command.ts";
import { factsOf } from "../../source/failure.ts";
import { openSources } from "../../source/open-sources.ts";
import { fetchFindings } from "../go/findings.ts";
import { tooOldFinding } from "../go/too-old.ts";
import { HashPool } from "../hash/pool.ts";
import { type Locks, openLocks } from "../modcache/locks.ts";
import { openPublisher } from "../modcache/publish.ts";
import { openStage, type Stage } from "../modcache/stage.ts";
import { openVouched, type Vouched } from "../modcache/vouched.ts";
import type { RequiredSet } from "../required-set.ts";
import type { WarmSections } from "../types.ts";
import { keepsWritable, moduleCacheRoot } from "./cache-root.ts";
import { runEngine } from "./engine.ts";
import type { EngineJob, EngineResult } from "./job.ts";
import { type GoEnvironment, platformsOf } from "./platforms.ts";
import { fetchSection, hashSection, mendedFindings, neededSection } from "./sections.ts";
import { isSlowDisk } from "./slow-disk.ts";

/** How long a module's lock is waited for: a go command extracting one module on a slow disk takes seconds. */
const LOCK_WAIT_MS = 120_000;

/** Everything the engine's road works on. */
export interface EngineRoadJob {
  readonly root: string;
  readonly options: Options;
  readonly config: Config;
  readonly set: RequiredSet;
  readonly world: World;
  /** Absent: nothing is judged by Go, and direct VCS access is not there. */
  readonly go?: GoCommand;
  /** Why it is absent. */
  readonly noGo?: string;
  /** `dist/worker.js`. */
  readonly worker: URL;
}

type Tools = Pick<EngineJob, "publisher" | "pool" | "sources"> & { close(): Promise<void> };

function openTools(job: EngineRoadJob, env: GoEnvironment): Tools {
  const { world, config, go, set } = job;
  const root = moduleCacheRoot(env);
  const locks = openLocks({ env: world.env, waitMs: LOCK_WAIT_MS, signal: world.signal });
  const stage = writableStage(root, locks);
  const pool = new HashPool(job.worker, availableParallelism());
  const { fallback } = job.options;
  const sources = openSources({
    world,
    config,
    fallback,
    sums: set.sums,
    ...(go === undefined ? {} : { go }),
  });
  return {
    publisher: openPublisher(root, stage, locks, keepsWritable(env["GOFLAGS"] ?? "")),
    pool,
    sources,
    async close() {
      await Promise.all([sources.close(), pool.close()]);
      stage.close();
      locks.close();
    },
  };
}

/** Throws exit 3 where the module cache cannot be written; the lock helper, which would outlive us, is ended first. */
function writableStage(root: string, locks: Locks): Stage {
  try {
    return openStage(root, locks);
  } catch (cause) {
    locks.close();
    const why = cause instanceof Error ? cause.message : String(cause);
    const full = /ENOSPC|EDQUOT/.test(why);
    const { summary, nextStep } = factsOf(full ? "disk-full" : "cache-read-only");
    throw cannotStart(`${summary}: ${root} (${why})`, nextStep, cause);
  }
}

/** `auto`: trees of what is needed; of everything only where small files are cheap. */
function wantsTrees({ options }: EngineRoadJob, { publisher }: Tools): boolean {
  if (options.extract !== "auto") return options.extract === "on";
  return options.warm === "needed" || !isSlowDisk(publisher.stage);
}

/** `auto`: trees of what nobody in this job has hashed yet (docs/decisions/0012-what-auto-verifies.md). */
function recheckOf(verify: Options["verify"], vouched: Vouched | undefined): EngineJob["recheckOf"] {
  if (verify === "auto" && vouched) return (module) => (vouched.has(module) ? "nothing" : "trees");
  const mode = verify === "trees" ? "trees" : verify === "hashes" || verify === "go" ? "zips" : "nothing";
  return () => mode;
}

/** Fetches, hashes and publishes what is needed, and says so in the report's words. Go has not judged anything yet. */
export async function engineRoad(job: EngineRoadJob): Promise<WarmSections> {
  const { options, world, set, go } = job;
  const env = go?.env ?? world.env;
  const platforms = platformsOf(options, env, go?.version);
  const started = world.clock.now();
  const tools = openTools(job, env);
  const vouched = openVouched(tools.publisher.root, world);
  try {
    const result = await runEngine({
      ...tools,
      root: job.root,
      mode: options.warm === "needed" ? "needed" : "required",
      set,
      platforms,
      extract: wantsTrees(job, tools),
      recheckOf: recheckOf(options.verify, vouched),
      writable: keepsWritable(env["GOFLAGS"] ?? ""),
      signal: world.signal,
      log: world.log,
    });
    vouched?.add(
      result.ready.filter((one) => one.treeHashed || (one.hashed && !one.tree)).map(({ module }) => module),
    );
    return sectionsOf(job, result, tools.sources.remarks(), {
      fetch: world.clock.now() - started,
      platforms: platforms.map(({ os, arch }) => `${os}/${arch}`),
      tags: platforms[0]?.tags ?? [],
    });
  } finally {
    await tools.close();
  }
}

function sectionsOf(
  { options, set, go, noGo }: EngineRoadJob,
  result: EngineResult,
  sourceRemarks: readonly string[],
  ran: { readonly fetch: number; readonly platforms: readonly string[]; readonly tags: readonly string[] },
): WarmSections {
  const fetch = fetchSection(result, sourceRemarks);
  const verify: Report["verify"] = options.verify === "off" ? skipped("verify is off") : hashSection(result);
  return {
    go: go
      ? { status: "found", version: go.version }
      : skipped(`${noGo ?? "there is no go command"}: not judged by Go`),
    needed: neededSection(options.warm === "off" ? "needed" : options.warm, result, ran.platforms, ran.tags),
    fetch,
    verify,
    findings: [
      ...set.findings,
      ...fetchFindings([...result.failed.map((one) => one.module)], fetch.outcomes, () => undefined),
      ...mendedFindings(result),
      ...(go ? set.units.flatMap((unit) => tooOldFinding(go, unit) ?? []) : []),
    ],
    timings: { fetch: ran.fetch },
  };
}
