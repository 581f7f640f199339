import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type SaveRequest, saveModules } from "../../cache/save.ts";
import type { CacheService } from "../../cache/types.ts";
import type { ExitCode } from "../../core/errors.ts";
import { HashPool } from "../../fetch/hash/pool.ts";
import { outputs, prepare, reportOf, show } from "../action.ts";
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
  const report = reportOf(prepared, options, world);
  const file = join(stepDir(step, WARM_GROUP), "report.json");
  await show(
    report,
    { ...options, annotate: "off", report: file },
    prepared.opened.repository.root,
    runtime,
    world,
  );
  await artifacts.upload(namesOf(step).report(WARM_GROUP), file);
  const request = prepared.cache && saveRequest(prepared.cache, report, options, runtime.event, world);
  runtime.setOutput("handed-over", request ? await handOver(request, step) : "nothing");
  for (const [name, value] of Object.entries(outputs(report, file))) runtime.setOutput(name, value);
  return exitCode(report);
}

type HandedOver = "cache" | "artifact" | "nothing";

async function handOver(request: SaveRequest, step: Step): Promise<HandedOver> {
  const { side, world, artifacts } = step;
  if (request.matchedKey === request.key) return "cache";
  const pool = new HashPool(side.worker, availableParallelism());
  const save = (service: CacheService, what: SaveRequest) =>
    saveModules(what, { service, workspace: side.workspace, hash: (job) => pool.run(job) });
  try {
    const saved = await save(side.service, request);
    if (saved.saved) return "cache";
    world.log.info(`not saved: ${saved.why}; handed to the other jobs of this run as an artifact`);
    const handed = await save(
      artifactAsCache(artifacts, namesOf(step).pack, side.workspace),
      forThisRun(request),
    );
    if (!handed.saved) world.log.info(`not handed over: ${handed.why}`);
    return handed.saved ? "artifact" : "nothing";
  } finally {
    await pool.close();
  }
}

/** Within one run the reasons against writing the repository's cache do not hold; the others do. */
function forThisRun({ mode: _, matchedKey: __, ...request }: SaveRequest): SaveRequest {
  return { ...request, option: "auto", event: "" };
}
