import { type ExitCode, usageError } from "../../core/errors.ts";
import type { Plan } from "../../core/report.ts";
import { renderPlanMarkdown, renderPlanText } from "../../report/plan.ts";
import { assertWritable, print } from "../deliver.ts";
import type { DoorInput } from "../door.ts";
import { plan } from "./plan.ts";

const renderers: Readonly<Record<string, (plan: Plan) => string>> = {
  json: (value) => `${JSON.stringify(value, null, 2)}\n`,
  text: renderPlanText,
  markdown: renderPlanMarkdown,
};

/** `plan`: groups of the affected modules, JSON unless `--format` says text or markdown. */
export async function runPlan(input: DoorInput): Promise<ExitCode> {
  const { line, options, world } = input;
  if (line.words.length > 0) throw usageError("plan takes no words", "Name directories with --modules.");
  const render = renderers[line.flags.get("format") ?? "json"];
  if (!render) throw usageError("plan has the formats json, text and markdown", "Use --format text.");
  assertWritable(world, [line.flags.get("output")]);
  print(input, render(await plan(options, world)));
  return 0;
}
