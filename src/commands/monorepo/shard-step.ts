import { join } from "node:path";
import { type ExitCode, usageError } from "../../core/errors.ts";
import type { Plan } from "../../core/report.ts";
import { asGlob } from "../../plan/names.ts";
import { prepare, reportOf, show } from "../action.ts";
import { exitCode } from "../deliver.ts";
import { readPlan } from "../merge.ts";
import { readOptions } from "../options.ts";
import { runInModules } from "./each-module.ts";
import { artifactAsCache, cacheThenArtifact } from "./hand-over.ts";
import { namesOf, type Step, stepDir } from "./steps.ts";

/** `shard/action.yml`: restores its part of the union, checks its modules, runs the caller's command in each. */
export async function shardStep(step: Step): Promise<ExitCode> {
  const { runtime, world, side, artifacts } = step;
  const names = namesOf(step);
  const group = await groupOf(step);
  const handedOver = artifactAsCache(artifacts, names.pack, side.workspace);
  const service = cacheThenArtifact(side.service, handedOver, side.workspace);
  const options = {
    ...readOptions(runtime.inputs, runtime.workspace),
    modules: group.modules.map(asGlob),
    annotate: "off" as const,
  };
  const prepared = await prepare(options, { ...side, service, key: group.key }, world);
  const { snapshot, repository } = prepared.opened;
  const mine = snapshot.modules.filter((module) => group.modules.includes(module.dir));
  const command = runtime.input("command");
  const failed =
    command.trim() === "" ? [] : await runInModules(command, mine, repository.root, snapshot, world);
  const report = await reportOf(prepared, options, world, failed);
  const file = join(stepDir(step, "shard"), "report.json");
  await show(report, { ...options, report: file }, repository.root, runtime, world);
  await artifacts.upload(names.report(group.name), file);
  return exitCode(report);
}

async function groupOf(step: Step): Promise<Plan["groups"][number]> {
  const { runtime, world, artifacts } = step;
  const dir = stepDir(step, "plan");
  const name = runtime.input("group");
  const isThere = await artifacts.download(namesOf(step).plan, dir);
  const group = isThere
    ? readPlan(join(dir, "plan.json"), world.files).groups.find((g) => g.name === name)
    : undefined;
  if (group) return group;
  throw usageError(
    isThere ? `the plan has no group ${JSON.stringify(name)}` : "there is no plan in this run",
    "Run the plan action in a job before this one, and give its groups by the matrix.",
  );
}
