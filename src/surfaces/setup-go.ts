import type { Node } from "yaml";
import type { StepFact } from "../core/surface.ts";
import { majorOf, setupGoExportsLocalSince } from "../golang/setup-go.ts";
import { addEnv, type Draft, unknown } from "./draft.ts";
import { at, get, isMapNode, isScalarNode, items, text, type Yaml } from "./yaml.ts";

/** What a step stands in. */
export interface StepContext {
  readonly job: string;
  readonly root: Node;
  readonly jobNode: Node | undefined;
  readonly index: number;
}

/** Go versions that a setup-go step asks for, and the GOTOOLCHAIN it leaves to later steps. */
export function addSetupGo(draft: Draft, yaml: Yaml, context: StepContext, step: StepFact): void {
  const major = majorOf(step.version);
  if (major !== undefined && major >= setupGoExportsLocalSince)
    addEnv(draft, { scope: context.job }, "GOTOOLCHAIN", "local", step.at, { via: "github-env" });
  const node = inputNode(yaml, context, step);
  if (!node) return;
  const expression = /^\s*\$\{\{\s*([\w.-]+)\s*\}\}\s*$/.exec(text(node) ?? "")?.[1];
  if (!expression) addVersion(draft, yaml, context, node, false);
  else addExpression(draft, yaml, context, expression);
}

/** `matrix.x` and `env.X` are looked up in the same file; other expressions are unknown. */
function addExpression(draft: Draft, yaml: Yaml, context: StepContext, expression: string): void {
  for (const one of matrixNodes(yaml, context, expression)) addVersion(draft, yaml, context, one, true);
  const variable = /^env\.(\w+)$/.exec(expression)?.[1];
  const value = variable ? (envNode(yaml, context, variable) ?? undefined) : undefined;
  if (value) addVersion(draft, yaml, context, value, false);
}

function inputNode(yaml: Yaml, context: StepContext, step: StepFact): Node | undefined {
  const steps = context.jobNode
    ? get(yaml, context.jobNode, "steps")
    : get(yaml, context.root, "runs", "steps");
  return get(yaml, items(yaml, steps)[step.index], "with", "go-version");
}

const envNode = (yaml: Yaml, context: StepContext, name: string): Node | undefined =>
  get(yaml, context.jobNode, "env", name) ?? get(yaml, context.root, "env", name);

/** Values of `matrix.NAME` (or `matrix.NAME.KEY`), with those that `include` adds. */
function matrixNodes(yaml: Yaml, context: StepContext, expression: string): Node[] {
  const path = /^matrix\.(.+)$/.exec(expression)?.[1]?.split(".");
  if (!path) return [];
  const matrix = get(yaml, context.jobNode, "strategy", "matrix");
  const own = items(yaml, get(yaml, matrix, path[0]!));
  const included = items(yaml, get(yaml, matrix, "include")).map((one) => get(yaml, one, path[0]!));
  return [...own, ...included]
    .map((one) => (path.length > 1 ? get(yaml, one, ...path.slice(1)) : one))
    .filter((one) => one !== undefined && !isMapNode(one)) as Node[];
}

function addVersion(draft: Draft, yaml: Yaml, context: StepContext, node: Node, matrix: boolean): void {
  const written = text(node);
  if (written === undefined) return;
  const number = isScalarNode(node) && typeof node.value === "number";
  draft.goVersions.push({
    version: written.includes("${{") ? unknown(written) : written,
    at: at(yaml, node),
    surface: draft.kind,
    scope: context.job,
    origin: "setup-go",
    matrix,
    ...(number && /^\d+\.\d*0$/.test(written) ? { lostDigits: true } : {}),
  });
}
