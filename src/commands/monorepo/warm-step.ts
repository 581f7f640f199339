import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type SaveRequest, saveModules } from "../../cache/save.ts";
import type { CacheService } from "../../cache/types.ts";
import type { ExitCode } from "../../core/errors.ts";
import type { Report } from "../../core/report.ts";
import { HashPool } from "../../fetch/hash/pool.ts";
import { prepare, reportOf, show } from "../action.ts";
import { saveRequest } from "../action-cache.ts";
import { exitCode } from "../deliver.ts";
import { WARM_GROUP } from "../merge.ts";
import { readOptions } from "../options.ts";
import { artifactAsCache } from "./hand-over.ts";
import { namesOf, type Step, stepDir } from "./steps.ts";

/**
 * `warm/action.yml`: the union of all modules is restored, fetched and verified once, then saved or handed to the
 * shards as an artifact. Saves itself rather than in a post step, since the jobs behind it wait for the entry.
 */
export async function warmStep(step: Step): Promise<ExitCode> {
  const { runtime, world, side, artifacts } = step;
  const options = { ...readOptions(runtime.inputs, runtime.workspace), check: false };
  const prepared = await prepare(options, side, world);
  const made = await reportOf(prepared, options, world);
  const request = prepared.cache && saveRequest(prepared.cache, made, options, runtime.event, world);
  const handed = request ? await handOver(request, step) : nothingToHandOver;
  const report = { ...made, cache: withSaved(made.cache, handed) };
  const file = join(stepDir(step, WARM_GROUP), "report.json");
  await show(
    report,
    { ...options, annotate: "off", report: file },
    prepared.opened.repository.root,
    runtime,
    world,
  );
  await artifacts.upload(namesOf(step).report(WARM_GROUP), file);
  runtime.setOutput("handed-over", handed.by);
  return exitCode(report);
}

interface HandedOver {
  readonly by: "cache" | "artifact" | "nothing";
  readonly saved: boolean;
  readonly why: string;
}

const nothingToHandOver: HandedOver = { by: "nothing", saved: false, why: "there is nothing to keep" };

const withSaved = (cache: Report["cache"], { saved, why }: HandedOver): Report["cache"] =>
  cache.status === "skipped" ? cache : { ...cache, saved: saved ? "yes" : "no", why: `${cache.why}; ${why}` };

async function handOver(request: SaveRequest, step: Step): Promise<HandedOver> {
  const { side, artifacts } = step;
  if (request.matchedKey === request.key) return { by: "cache", saved: false, why: "the entry exists" };
  const pool = new HashPool(side.worker, availableParallelism());
  const save = (service: CacheService, what: SaveRequest) =>
    saveModules(what, { service, workspace: side.workspace, hash: (job) => pool.run(job) });
  try {
    const saved = await save(side.service, request);
    if (saved.saved)
      return { by: "cache", saved: true, why: `saved ${saved.modules} modules for the shards` };
    const handed = await save(
      artifactAsCache(artifacts, namesOf(step).pack, side.workspace),
      forThisRun(request),
    );
    if (!handed.saved) return { by: "nothing", saved: false, why: handed.why };
    return { by: "artifact", saved: false, why: `${saved.why}, so the shards get an artifact` };
  } finally {
    await pool.close();
  }
}

/** Within one run the reasons against writing the repository's cache do not hold; every zip is still hashed once more. */
function forThisRun({ mode: _, matchedKey: __, ...request }: SaveRequest): SaveRequest {
  return { ...request, option: "auto", event: "", fetch: "ok", verify: "ok" };
}
