import { findGo } from "../adapters/go.ts";
import { type Config, defaultConfig } from "../core/config.ts";
import type { Options } from "../core/options.ts";
import { skipped } from "../core/report.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { World } from "../core/world.ts";
import type { Repository } from "../discover/types.ts";
import { mergeSections } from "../fetch/engine/merge.ts";
import { type EngineRoadJob, engineRoad } from "../fetch/engine/road.ts";
import { goRoad } from "../fetch/go/road.ts";
import { type RequiredSet, requiredSet } from "../fetch/required-set.ts";
import type { WarmSections } from "../fetch/types.ts";
import type { GoCommand } from "../gocommand/command.ts";
import { keepingPrivate } from "../source/private-go.ts";

/** A go command that hangs on a silent proxy would wait for ever (facts/go.md §1); real repositories take minutes at most. */
const DEFAULT_DEADLINE_MS = 15 * 60_000;

/** The hashing worker's bundle lies beside the command's own. */
const worker = new URL("./worker.js", import.meta.url);

/** Makes the modules of a repository ready and verified: by the engine, then by Go where that was asked for. Throws only for faults of ours. */
export async function warmRepository(
  repository: Repository,
  snapshot: Snapshot,
  options: Options,
  world: World,
  config: Config = defaultConfig,
): Promise<WarmSections> {
  const set = requiredSet(snapshot);
  if (options.warm === "off" && options.verify === "off") return nothing("warm and verify are off", set);
  if (set.units.length === 0) return nothing(whyNothing(snapshot), set);
  const found = await findGo(world);
  const go = "reason" in found ? undefined : keepingPrivate(found, config, world.files);
  const job = {
    root: repository.root,
    options,
    config,
    set,
    world,
    worker,
    ...(go === undefined ? {} : { go }),
    ...("reason" in found ? { noGo: found.reason } : {}),
  };
  if (options.warm === "off")
    return go ? throughGo({ ...job, go }, "off") : nothing("without Go nothing can be verified", set);
  const fetched = await engineRoad(job);
  if (!go || fetched.fetch.status === "failed") return fetched;
  if (options.warm === "all") return mergeSections(fetched, await throughGo({ ...job, go }, "all"));
  return options.verify === "go" ? mergeSections(fetched, await throughGo({ ...job, go }, "off")) : fetched;
}

/** `all`: what only Go may fetch (contract §2). `off`: its verdict alone. */
async function throughGo(
  { root, options, config, set, world, go }: EngineRoadJob & { readonly go: GoCommand },
  mode: "all" | "off",
): Promise<WarmSections> {
  const dir = world.files.makeTempDir("gomod-preflight-go-");
  const deadlineMs = config.sources.totalTimeoutMs ?? DEFAULT_DEADLINE_MS;
  try {
    return await goRoad({ root, mode, verify: options.verify, set, go, world, deadlineMs, dir });
  } finally {
    world.files.remove(dir);
  }
}

function whyNothing(snapshot: Snapshot): string {
  const inScope = snapshot.modules.filter((module) => module.inScope);
  if (inScope.length === 0) return "there is no module in scope";
  return inScope.some((module) => module.goMod === undefined)
    ? "no go.mod could be read"
    : "every module is vendored: nothing is needed from the module cache";
}

const nothing = (reason: string, set: RequiredSet): WarmSections => ({
  go: skipped(reason),
  needed: skipped(reason),
  fetch: skipped(reason),
  verify: skipped(reason),
  findings: set.findings,
  timings: {},
});
