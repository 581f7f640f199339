import type { Node } from "yaml";
import { readDockerfile } from "./dockerfile.ts";
import { addEnv, addGoImage, type Draft, join, type Place, unknown } from "./draft.ts";
import { memoryBytes } from "./quantity.ts";
import { readScript } from "./script.ts";
import { at, entries, get, isMapNode, isScalarNode, isSeqNode, items, text, type Yaml } from "./yaml.ts";
import { addEnvNode, known } from "./yaml-env.ts";
import { yamlScript } from "./yaml-script.ts";

/** Manifests are many and large, so one is parsed only where a Go variable is set, a Go image used, or a Dockerfile embedded. */
const relevantManifest =
  /(?:^|[^A-Z0-9_])(?:GO|CGO_)[A-Z0-9_]{2,}["']?\s*[:=]|\bname:\s*["']?(?:GO|CGO_)[A-Z0-9_]+|\bgolang[:@]|dockerfile_(?:literal|inline)|GIT_SSL_NO_VERIFY|\bgomemlimit:/;

/** Does a manifest, or one document of it, say anything about Go? */
export const mentionsGo = (text: string): boolean => relevantManifest.test(text);

/** The text with documents that say nothing about Go blanked, places kept: an installation of a thousand objects is mostly those. */
export function onlyGoDocuments(text: string): string {
  if (!/^---/m.test(text)) return text;
  return text
    .split(/(?=^---)/m)
    .map((document) => (mentionsGo(document) ? document : document.replace(/[^\n]/g, " ")))
    .join("");
}

const containerKeys = ["containers", "initContainers", "ephemeralContainers"];

/**
 * Any Kubernetes-like YAML: every object with containers nests a PodSpec, whatever its kind; ConfigMaps' data,
 * Helm values and patches are found by their `{name, value}` pairs and Go variable names.
 */
export function readManifest(draft: Draft, yaml: Yaml): void {
  for (const root of yaml.documents) {
    const kind = text(get(yaml, root, "kind")) ?? "";
    const name = text(get(yaml, root, "metadata", "name")) ?? "";
    walk(draft, yaml, { scope: join(kind, name), phase: "run", ships: true }, root, "", 0);
  }
}

function walk(
  draft: Draft,
  yaml: Yaml,
  place: Place,
  node: Node | undefined,
  key: string,
  depth: number,
): void {
  if (depth > 40 || !node || yaml.budget.left < 0) return;
  if (isMapNode(node)) walkMap(draft, yaml, place, node, depth);
  else if (isSeqNode(node)) {
    for (const item of items(yaml, node)) walkItem(draft, yaml, place, item, key, depth);
  }
}

function walkMap(draft: Draft, yaml: Yaml, place: Place, node: Node, depth: number): void {
  const isValues = isHelmValues(draft);
  if (isValues && get(yaml, node, "resources", "limits", "memory")) addContainer(draft, yaml, place, node);
  for (const { key, keyNode, value } of entries(yaml, node)) {
    const isEnvironment = /^(env|environment|extraEnv\w*)$/i.test(key);
    if (isScalarNode(value)) addScalar(draft, yaml, place, key, keyNode, value);
    else if (isEnvironment && isMapNode(value)) addEnvNode(draft, place, yaml, value);
    else {
      const inner = isValues && !isEnvironment ? { ...place, scope: join(place.scope, key) } : place;
      walk(draft, yaml, inner, value, key, depth + 1);
    }
  }
}

/** Keys are the chart author's there, so the path of keys is the scope. */
const isHelmValues = (draft: Draft): boolean =>
  draft.kind === "helm" && !/(^|\/)templates\//.test(draft.path);

function walkItem(draft: Draft, yaml: Yaml, place: Place, item: Node, key: string, depth: number): void {
  const name = isMapNode(item) ? text(get(yaml, item, "name")) : undefined;
  if (name !== undefined && containerKeys.includes(key)) {
    const inner = { ...place, scope: join(place.scope, name) };
    addContainer(draft, yaml, inner, item);
    walk(draft, yaml, inner, item, name, depth + 1);
  } else if (name !== undefined && /^[A-Z][A-Z0-9_]+$/.test(name)) {
    const value = get(yaml, item, "value");
    const written = text(value);
    const where = at(yaml, value && written ? value : (get(yaml, item, "name") ?? item));
    addEnv(draft, place, name, written === undefined ? unknown("valueFrom") : known(written), where);
  } else walk(draft, yaml, place, item, key, depth + 1);
}

/** Names charts give to values that become Go's variables. */
const tuning = /^go(memlimit|gc|maxprocs|debug|traceback)$/i;

/** A Go variable as a key (ConfigMap data, Helm `env:` maps), a Dockerfile or a script in a scalar. */
function addScalar(draft: Draft, yaml: Yaml, place: Place, key: string, keyNode: Node, value: Node): void {
  const script = yamlScript(yaml, value);
  const name = isHelmValues(draft) && tuning.test(key) ? key.toUpperCase() : key;
  if (/^dockerfile(_literal|_inline)?$/i.test(key) && script?.text.includes("\n"))
    readDockerfile(draft, script);
  else if (/^(commands|script|run|cmd)$/.test(key) && script)
    readScript(draft, { scope: place.scope, shell: "own" }, script);
  else if (/^[A-Z][A-Z0-9_]+$/.test(name)) {
    const written = text(value) ?? "";
    addEnv(draft, place, name, known(written), at(yaml, text(value) ? value : keyNode));
  } else if (key === "image") addGoImage(draft, place.scope, text(value), at(yaml, value));
}

function addContainer(draft: Draft, yaml: Yaml, place: Place, node: Node): void {
  const limit = get(yaml, node, "resources", "limits", "memory");
  const bytes = memoryBytes(text(limit) ?? "");
  const image = text(get(yaml, node, "image"));
  const words = ["command", "args"].flatMap((key) =>
    items(yaml, get(yaml, node, key)).map((word) => text(word) ?? ""),
  );
  draft.containers.push({
    scope: place.scope,
    ...(image ? { image } : {}),
    ...(bytes === undefined || !limit ? {} : { memoryLimit: bytes, memoryLimitAt: at(yaml, limit) }),
    command: words,
    at: at(yaml, get(yaml, node, "name") ?? node),
  });
}
