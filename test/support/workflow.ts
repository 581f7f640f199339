import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import type { TempDir } from "./fixture.ts";
import { runStep, type StepEnd, type StepSpec } from "./runner.ts";

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly "continue-on-error"?: boolean;
  readonly with?: Readonly<Record<string, string>>;
}

export interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly uses?: string; readonly if?: string; readonly steps?: readonly Step[] }>
  >;
  readonly on: unknown;
}

/** The YAML block of a page below the comment `<!-- mark -->`. */
export function workflowOfPage(page: string, mark: string): Workflow {
  const block = readFileSync(page, "utf8")
    .split(`<!-- ${mark} -->`)[1]
    ?.split("```yaml\n")[1]
    ?.split("```")[0];
  if (!block) throw new Error(`${page} has no workflow marked ${mark}`);
  return parse(block) as Workflow;
}

/**
 * Runs the one job of a workflow as far as it is ours: actions of this repository run as the runner runs them, artifacts are
 * directories below `artifacts`, checkout and setup-go have been done. `uses: …/.github/workflows/x.yml` runs that workflow's job.
 */
export async function runWorkflow(
  workflow: Workflow,
  spec: StepSpec,
  artifacts: TempDir,
  contexts: Readonly<Record<string, unknown>> = {},
): Promise<readonly StepEnd[]> {
  const [job] = Object.values(workflow.jobs);
  const called = /\/\.github\/workflows\/([\w-]+\.yml)@/.exec(job?.uses ?? "")?.[1];
  if (called) {
    const callee = parse(readFileSync(join(".github/workflows", called), "utf8")) as Workflow & {
      on: { workflow_call: { inputs: Record<string, { default: unknown }> } };
    };
    const defaults = Object.entries(callee.on.workflow_call.inputs).map(([name, input]) => [
      name,
      input.default,
    ]);
    return runWorkflow(callee, spec, artifacts, { ...contexts, inputs: Object.fromEntries(defaults) });
  }
  const github = { event: spec.payload, token: spec.token };
  const scope: Record<string, unknown> = {
    runner: { temp: artifacts.path("temp") },
    ...contexts,
    github,
    steps: {},
  };
  if (job?.if && !holds(job.if, scope)) return [];
  const ends: StepEnd[] = [];
  for (const step of job?.steps ?? []) {
    const end = await runOne(step, spec, artifacts, scope);
    if (end) ends.push(end);
  }
  return ends;
}

async function runOne(
  step: Step,
  spec: StepSpec,
  artifacts: TempDir,
  scope: Record<string, unknown>,
): Promise<StepEnd | undefined> {
  if (step.if && !holds(step.if, scope)) return undefined;
  const inputs = Object.fromEntries(
    Object.entries(step.with ?? {}).map(([name, value]) => [name, expand(String(value), scope)]),
  );
  const name = step.uses?.split("@")[0] ?? "";
  if (name === "actions/upload-artifact") upload(inputs, artifacts);
  if (name === "actions/download-artifact") download(inputs, artifacts);
  if (name.startsWith("actions/")) return undefined;
  const action = name.startsWith("$/") ? name.slice(2) : ".";
  const end = await runStep("main", { ...spec, inputs: { ...spec.inputs, ...inputs }, action });
  if (step.id) (scope["steps"] as Record<string, unknown>)[step.id] = { outputs: end.outputs };
  return end;
}

function upload(inputs: Readonly<Record<string, string>>, artifacts: TempDir): void {
  const { name = "", path = "" } = inputs;
  cpSync(path, artifacts.path("stored", name, basename(path)));
}

/** As with continue-on-error: a missing artifact leaves nothing behind. */
function download(inputs: Readonly<Record<string, string>>, artifacts: TempDir): void {
  const { name = "", path = "" } = inputs;
  if (!existsSync(artifacts.path("stored", name))) return;
  mkdirSync(path, { recursive: true });
  cpSync(artifacts.path("stored", name), path, { recursive: true });
}

const expand = (text: string, scope: Record<string, unknown>): string =>
  text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_all, path: string) => String(valueAt(path, scope) ?? ""));

const valueAt = (path: string, scope: Record<string, unknown>): unknown =>
  path
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], scope);

/** The conditions these workflows use: comparisons joined by &&, `!cancelled()` being true here. */
function holds(condition: string, scope: Record<string, unknown>): boolean {
  const text = condition.replace(/^\$\{\{|\}\}$/g, "").replace("!cancelled()", "'' == ''");
  return text.split("&&").every((part) => {
    const [, left = "", operator, right = ""] = /^\s*(\S+)\s+(==|!=)\s+(\S+)\s*$/.exec(part) ?? [];
    if (!operator) throw new Error(`condition not known here: ${part}`);
    const wordValue = (word: string): string =>
      word.startsWith("'") ? word.slice(1, -1) : String(valueAt(word, scope) ?? "");
    return (wordValue(left) === wordValue(right)) === (operator === "==");
  });
}
