import type { Node } from "yaml";
import { readDockerfile } from "./dockerfile.ts";
import { addEnv, addGoImage, type Draft, join, type Place, unknown } from "./draft.ts";
import { memoryBytes } from "./quantity.ts";
import { readScript } from "./script.ts";
import { at, entries, get, isMapNode, isScalarNode, isSeqNode, items, text, type Yaml } from "./yaml.ts";
import { addEnvNode, known } from "./yamlEnv.ts";
import { yamlScript } from "./yamlScript.ts";

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
  if (isSeqNode(node)) {
    for (const item of items(yaml, node)) walkItem(draft, yaml, place, item, key, depth);
  } else if (isMapNode(node)) {
    for (const entry of entries(yaml, node)) {
      if (isScalarNode(entry.value)) addScalar(draft, yaml, place, entry.key, entry.keyNode, entry.value);
      else if (!/^(env|environment|extraEnv\w*)$/i.test(entry.key) || !isMapNode(entry.value))
        walk(draft, yaml, place, entry.value, entry.key, depth + 1);
      else addEnvNode(draft, place, yaml, entry.value);
    }
  }
}

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

/** A Go variable as a key (ConfigMap data, Helm `env:` maps), a Dockerfile or a script in a scalar. */
function addScalar(draft: Draft, yaml: Yaml, place: Place, key: string, keyNode: Node, value: Node): void {
  const script = yamlScript(yaml, value);
  if (/^dockerfile(_literal|_inline)?$/i.test(key) && script?.text.includes("\n"))
    readDockerfile(draft, script);
  else if (/^(commands|script|run|cmd)$/.test(key) && script)
    readScript(draft, { scope: place.scope, shell: "own" }, script);
  else if (/^[A-Z][A-Z0-9_]+$/.test(key)) {
    const written = text(value) ?? "";
    addEnv(draft, place, key, known(written), at(yaml, text(value) ? value : keyNode));
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
