import { join } from "node:path";
import type { ExitCode } from "../../core/errors.ts";
import { renderPlanMarkdown, renderPlanText } from "../../report/plan.ts";
import { readOptions } from "../options.ts";
import { plan } from "../plan/plan.ts";
import { namesOf, type Step, stepDir } from "./steps.ts";

/** `plan/action.yml`: groups as a matrix, the whole plan as an artifact. */
export async function planStep(step: Step): Promise<ExitCode> {
  const { runtime, world, artifacts } = step;
  const made = await plan(readOptions(runtime.inputs, runtime.workspace), world);
  const file = join(stepDir(step, "plan"), "plan.json");
  world.files.writeText(file, JSON.stringify(made));
  await artifacts.upload(namesOf(step).plan, file);
  world.log.info(renderPlanText(made));
  runtime.summary(renderPlanMarkdown(made));
  runtime.setOutput("matrix", JSON.stringify(made.matrix));
  runtime.setOutput("any", String(made.groups.length > 0));
  runtime.setOutput("plan", file);
  return 0;
}
