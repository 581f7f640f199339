import { join } from "node:path";
import { type ExitCode, usageError } from "../../core/errors.ts";
import { LARGEST_HOSTILE_REPORT } from "../../report/hostile.ts";
import { show } from "../action.ts";
import { exitCode } from "../deliver.ts";
import { mergePieces, readPlan, WARM_GROUP } from "../merge.ts";
import { readOptions } from "../options.ts";
import { namesOf, type Step, stepDir } from "./steps.ts";

/** `merge/action.yml`: one report, one summary, one set of annotations, one verdict of all shards. */
export async function mergeStep(step: Step): Promise<ExitCode> {
  const { runtime, world } = step;
  const options = readOptions(runtime.inputs, runtime.workspace);
  const planFile = await downloadPlan(step);
  const groups = [WARM_GROUP, ...readPlan(planFile, world.files).groups.map((group) => group.name)];
  const reportsDir = await downloadReports(groups, step);
  const jobResult = runtime.input("result").trim();
  const pieces = { planFile, reportsDir, ...(jobResult ? { jobResult } : {}) };
  const report = mergePieces(pieces, options.failOn, world.files);
  await show(report, options, runtime.workspace, runtime, world);
  return exitCode(report);
}

async function downloadPlan(step: Step): Promise<string> {
  const dir = stepDir(step, "plan");
  if (await step.artifacts.download(namesOf(step).plan, dir)) return join(dir, "plan.json");
  throw usageError("there is no plan in this run", "Run the plan action in a job before this one.");
}

/** Only artifacts of the plan's groups, each into a directory of its own, and none that is too large. */
async function downloadReports(groups: readonly string[], step: Step): Promise<string> {
  const dir = stepDir(step, "reports");
  const sizes = new Map((await step.artifacts.list()).map(({ name, bytes }) => [name, bytes]));
  for (const group of groups) {
    const name = namesOf(step).report(group);
    const bytes = sizes.get(name);
    if (bytes === undefined) continue;
    if (bytes > LARGEST_HOSTILE_REPORT) step.world.log.warn(`${name} has ${bytes} bytes: not read`);
    else await downloaded(name, join(dir, group), step);
  }
  return dir;
}

/** A broken archive is a missing report; the merge says so. */
async function downloaded(name: string, dir: string, { artifacts, world }: Step): Promise<void> {
  try {
    await artifacts.download(name, dir);
  } catch (cause) {
    world.log.warn(`${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
