import type { Node } from "yaml";
import type { KnownOr } from "../core/fact.ts";
import { addEnv, type Draft, type Place, type Setting, unknown } from "./draft.ts";
import { at, entries, get, isMapNode, isScalarNode, items, text, type Yaml } from "./yaml.ts";

/** Stands for each character of a masked `{{ … }}`; a private-use character that no file has. */
export const templateFiller = "\uE000";

/** `${{ … }}`, `{{ … }}`, `$X`, `$(…)`, `<x>` and the like: only known when it runs. */
export function known(value: string): KnownOr {
  return value.includes(templateFiller) || /\$\{\{|\{\{|\$[A-Za-z_{(]|`|^<.*>$|\$\$|@@|%\w+%/.test(value)
    ? unknown(value)
    : value;
}

/** Adds `env` as a map (`NAME: value`), a list of `NAME=value`, or a list of `{name, value}`. */
export function addEnvNode(
  draft: Draft,
  place: Place,
  yaml: Yaml,
  node: Node | undefined,
  setting: Setting = {},
): void {
  if (isMapNode(node)) {
    for (const { key, keyNode, value } of entries(yaml, node))
      addPair(draft, place, yaml, key, keyNode, value, setting);
  } else if (isScalarNode(node)) {
    if (typeof node.value === "string" && /\$\{\{/.test(node.value)) addUnknownMap(draft, place, yaml, node);
    else addAssignments(draft, place, yaml, node, setting);
  } else {
    for (const item of items(yaml, node)) addItem(draft, place, yaml, item, setting);
  }
}

function addItem(draft: Draft, place: Place, yaml: Yaml, item: Node, setting: Setting): void {
  const name = text(get(yaml, item, "name"));
  if (isScalarNode(item)) addAssignments(draft, place, yaml, item, setting);
  else if (name === undefined) addEnvNode(draft, place, yaml, item, setting);
  else {
    const value = get(yaml, item, "value") ?? get(yaml, item, "template") ?? get(yaml, item, "valueFrom");
    addPair(draft, place, yaml, name, item, value, setting);
  }
}

function addPair(
  draft: Draft,
  place: Place,
  yaml: Yaml,
  name: string,
  keyNode: Node,
  value: Node | undefined,
  setting: Setting,
): void {
  const nested = get(yaml, value, "value");
  const written = text(value) ?? text(nested);
  const where =
    value && text(value)
      ? at(yaml, value)
      : at(yaml, isMapNode(keyNode) ? (get(yaml, keyNode, "name") ?? keyNode) : keyNode);
  addEnv(draft, place, name, written === undefined ? unknown("valueFrom") : known(written), where, setting);
}

/** `NAME=value NAME2="other value"` in one scalar (Travis, Compose, goreleaser lists). */
function addAssignments(draft: Draft, place: Place, yaml: Yaml, node: Node, setting: Setting): void {
  const written = text(node);
  if (written === undefined) return;
  const single = /^([A-Za-z_]\w*)=(.*)$/s.exec(written);
  if (!single) return;
  const rest = /\s[A-Za-z_]\w*=/.test(single[2]!)
    ? [...written.matchAll(/([A-Za-z_]\w*)=("[^"]*"|'[^']*'|\S*)/g)]
    : [single];
  for (const [, name, value] of rest) {
    const bare = rest.length > 1 ? value!.replace(/^(["'])(.*)\1$/, "$2") : value!;
    addEnv(draft, place, name!, known(bare), at(yaml, node), setting);
  }
}

/** The whole map is an expression: any variable may be set there, so "unset" is never claimed below it. */
function addUnknownMap(draft: Draft, place: Place, yaml: Yaml, node: Node): void {
  draft.env.push({
    name: "*",
    value: unknown(text(node) ?? ""),
    at: at(yaml, node),
    surface: draft.kind,
    phase: "build",
    scope: place.scope,
  });
}
