import type { Node } from "yaml";
import { goImage } from "../golang/images.ts";
import { addEnv, type Draft, join, type Place } from "./draft.ts";
import { readScript } from "./script.ts";
import { at, entries, get, isMapNode, isScalarNode, isSeqNode, items, text, type Yaml } from "./yaml.ts";
import { addEnvNode, known } from "./yaml-env.ts";
import { yamlScript } from "./yaml-script.ts";

const environments = /^(env|environment|variables|vars|envVars|secretEnv|matrix)$/;
const scripts =
  /^(script|scripts|before_script|after_script|install|before_install|run|command|commands|cmd|cmds|sh|bash|inlineScript|hooks|before|after|test_script|build_script)$/;

/**
 * GitLab, Travis, CircleCI, Azure, AppVeyor, Cloud Build, Drone, Woodpecker, Taskfile, goreleaser, ko: all nest
 * environment maps and script scalars under well-known keys; the path of keys is the scope.
 */
export function readPipeline(draft: Draft, yaml: Yaml): void {
  for (const root of yaml.documents) walk(draft, yaml, { scope: "" }, root, 0);
}

function walk(draft: Draft, yaml: Yaml, place: Place, node: Node | undefined, depth: number): void {
  if (depth > 30 || !node || yaml.budget.left < 0) return;
  if (isSeqNode(node)) {
    items(yaml, node).forEach((item, i) => {
      const name = text(get(yaml, item, "id")) ?? text(get(yaml, item, "name")) ?? String(i + 1);
      if (isMapNode(item)) walk(draft, yaml, { ...place, scope: join(place.scope, name) }, item, depth + 1);
    });
    return;
  }
  for (const { key, keyNode, value } of entries(yaml, node)) {
    if (environments.test(key)) addEnvironment(draft, yaml, place, value);
    else if (scripts.test(key)) addScripts(draft, yaml, place, value, depth);
    else if (key === "image") addImage(draft, yaml, place, value);
    else if (key === "go" || key === "go_version") addVersions(draft, yaml, place, value);
    else if (isScalarNode(value) && /^[A-Z][A-Z0-9_]+$/.test(key))
      addEnv(draft, place, key, known(text(value) ?? ""), at(yaml, text(value) ? value : keyNode));
    else if (!isScalarNode(value)) walk(draft, yaml, nested(place, key), value, depth + 1);
  }
}

/** Containers of names (`jobs`, `tasks`, …) say nothing; the names below them do. */
const nested = (place: Place, key: string): Place =>
  /^(jobs|tasks|stages|steps|builds|builders|pipeline|services)$/.test(key)
    ? place
    : { ...place, scope: join(place.scope, key) };

/** Maps and lists; Travis and AppVeyor nest further maps (`global`, `matrix`) in them. */
function addEnvironment(draft: Draft, yaml: Yaml, place: Place, node: Node | undefined): void {
  addEnvNode(draft, place, yaml, node);
  if (!isMapNode(node)) return;
  for (const { key, value } of entries(yaml, node)) {
    if (/^(global|jobs|matrix)$/.test(key))
      addEnvNode(draft, { ...place, scope: join(place.scope, key) }, yaml, value);
  }
}

function addScripts(draft: Draft, yaml: Yaml, place: Place, node: Node | undefined, depth: number): void {
  if (isMapNode(node)) {
    walk(draft, yaml, place, node, depth + 1);
    return;
  }
  for (const item of items(yaml, node, true)) {
    const script = yamlScript(yaml, item);
    if (script) readScript(draft, { ...place, shell: "sourced" }, script);
    else walk(draft, yaml, place, item, depth + 1);
  }
}

function addImage(draft: Draft, yaml: Yaml, place: Place, node: Node | undefined): void {
  const named = text(node) === undefined ? get(yaml, node, "name") : node;
  const version = goImage(text(named) ?? "")?.version;
  if (version && named) addVersion(draft, yaml, place, named, version, "image");
}

/** Travis's `go:` list. */
function addVersions(draft: Draft, yaml: Yaml, place: Place, node: Node | undefined): void {
  const list = items(yaml, node, true);
  for (const item of list) {
    const version = text(item);
    if (version && /^\d+\.\d+/.test(version))
      addVersion(draft, yaml, place, item, version, "variable", list.length > 1);
  }
}

function addVersion(
  draft: Draft,
  yaml: Yaml,
  place: Place,
  node: Node,
  version: string,
  origin: "image" | "variable",
  matrix = false,
): void {
  const number = isScalarNode(node) && typeof node.value === "number";
  const lost = number && /^\d+\.\d*0$/.test(version) ? { lostDigits: true } : {};
  draft.goVersions.push({
    version,
    at: at(yaml, node),
    surface: draft.kind,
    scope: place.scope,
    origin,
    matrix,
    ...lost,
  });
}
