import type { Node } from "yaml";
import type { Location } from "../core/location.ts";
import type { StepFact } from "../core/surface.ts";
import { addEnv, addGoImage, type Draft, join, unknown } from "./draft.ts";
import { readScript } from "./script.ts";
import { addSetupGo, type StepContext } from "./setup-go.ts";
import { at, entries, get, items, text, type Yaml } from "./yaml.ts";
import { addEnvNode } from "./yaml-env.ts";
import { yamlScript } from "./yaml-script.ts";

/** A GitHub workflow or composite action. Environment: step over job over workflow; GITHUB_ENV reaches later steps of the job. */
export function readWorkflow(draft: Draft, yaml: Yaml): void {
  for (const root of yaml.documents) {
    addEnvNode(draft, { scope: "" }, yaml, get(yaml, root, "env"));
    for (const { key, value } of entries(yaml, get(yaml, root, "jobs")))
      readJob(draft, yaml, root, key, value);
    const steps = items(yaml, get(yaml, root, "runs", "steps"));
    steps.forEach((step, i) => {
      readStep(draft, yaml, { job: "action", root, jobNode: undefined, index: i }, step);
    });
  }
}

function readJob(draft: Draft, yaml: Yaml, root: Node, job: string, node: Node | undefined): void {
  const container = get(yaml, node, "container");
  addEnvNode(draft, { scope: job }, yaml, get(yaml, container, "env"));
  const image = text(container) === undefined ? get(yaml, container, "image") : container;
  if (image) addGoImage(draft, job, text(image), at(yaml, image));
  addEnvNode(draft, { scope: job }, yaml, get(yaml, node, "env"));
  items(yaml, get(yaml, node, "steps")).forEach((step, index) => {
    readStep(draft, yaml, { job, root, jobNode: node, index }, step);
  });
}

function readStep(draft: Draft, yaml: Yaml, context: StepContext, step: Node): void {
  const scope = join(context.job, `step ${context.index + 1}`);
  addEnvNode(draft, { scope }, yaml, get(yaml, step, "env"));
  const fact = stepFact(yaml, context, step, scope);
  draft.steps.push(fact);
  if (fact.uses === "actions/setup-go") addSetupGo(draft, yaml, context, fact);
  addDockerAction(draft, fact);
  const shell = text(get(yaml, step, "shell")) ?? "";
  const script = yamlScript(yaml, get(yaml, step, "run"));
  if (!script || /pwsh|powershell|python|cmd|node|perl/.test(shell)) return;
  const before = draft.env.length;
  readScript(draft, { scope, shell: "own", exported: visible(draft, context.job) }, script);
  liftGithubEnv(draft, context.job, before);
}

const visible = (draft: Draft, job: string): ReadonlySet<string> =>
  new Set(draft.env.filter((fact) => fact.scope === "" || fact.scope === job).map((fact) => fact.name));

/** What a step writes to GITHUB_ENV holds for the job's later steps, not for its own. */
function liftGithubEnv(draft: Draft, job: string, from: number): void {
  for (let i = from; i < draft.env.length; i++) {
    const fact = draft.env[i]!;
    if (fact.via === "github-env" || fact.via === "go-env-w") draft.env[i] = { ...fact, scope: job };
  }
}

function stepFact(yaml: Yaml, context: StepContext, step: Node, scope: string): StepFact {
  const usesNode = get(yaml, step, "uses");
  const uses = /^([^@\s]+)@(\S+)/.exec(text(usesNode) ?? "");
  const inputs = new Map<string, { value: string; at: Location }>();
  for (const { key, keyNode, value } of entries(yaml, get(yaml, step, "with")))
    inputs.set(key, { value: text(value) ?? "", at: at(yaml, value ?? keyNode) });
  return {
    scope,
    job: context.job,
    index: context.index,
    ...(uses ? { uses: uses[1]!, version: versionOf(yaml, usesNode, uses[2]!) } : localUses(usesNode)),
    inputs,
    at: at(yaml, usesNode ?? step),
    conditional: get(yaml, step, "if") !== undefined,
  };
}

const localUses = (node: Node | undefined): { uses?: string } => {
  const written = text(node);
  return written === undefined ? {} : { uses: written };
};

/** The tag, or for a commit the version in the comment behind it (`@<sha> # v5.5.0`). */
function versionOf(yaml: Yaml, node: Node | undefined, ref: string): string {
  const end = node?.range?.[1] ?? 0;
  const comment = /^[ \t]*#[ \t]*(?:tag=|actions\/setup-go@)?(v?\d[\w.]*)/.exec(
    yaml.index.text.slice(end, end + 80),
  )?.[1];
  return /^[0-9a-f]{40}$/.test(ref) && comment ? comment : ref;
}

/** docker/build-push-action's build-args are build arguments of the image. */
function addDockerAction(draft: Draft, step: StepFact): void {
  const args = step.uses === "docker/build-push-action" ? step.inputs.get("build-args") : undefined;
  for (const line of args?.value.split(/\r?\n/) ?? []) {
    const pair = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line);
    if (!pair) continue;
    const value = pair[2]!.includes("$") ? unknown(pair[2]!) : pair[2]!.trim();
    addEnv(draft, { scope: step.scope }, pair[1]!, value, args!.at, { via: "build-arg" });
  }
}
