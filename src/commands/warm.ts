import { findGo } from "../adapters/go.ts";
import { type Config, defaultConfig } from "../core/config.ts";
import type { Options } from "../core/options.ts";
import { skipped } from "../core/report.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { World } from "../core/world.ts";
import type { Repository } from "../discover/types.ts";
import { goRoad } from "../fetch/go/road.ts";
import { type RequiredSet, requiredSet } from "../fetch/required-set.ts";
import type { WarmSections } from "../fetch/types.ts";

/** A go command that hangs on a silent proxy would wait for ever (facts/go.md §1); real repositories take minutes at most. */
const DEFAULT_DEADLINE_MS = 15 * 60_000;

/** Makes the modules of a repository ready and has Go verify them. Throws only for faults of ours. */
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
  const go = await findGo(world);
  if ("reason" in go) return nothing(`${go.reason}: without Go no module can be fetched`, set);
  const dir = world.files.makeTempDir("gomod-preflight-go-");
  const deadlineMs = config.sources.totalTimeoutMs ?? DEFAULT_DEADLINE_MS;
  const { warm: mode, verify } = options;
  try {
    return await goRoad({ root: repository.root, mode, verify, set, go, world, deadlineMs, dir });
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
