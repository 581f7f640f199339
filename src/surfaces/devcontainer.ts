import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { addEnv, addGoImage, type Draft, unknown } from "./draft.ts";
import type { LineIndex } from "./text.ts";

/** devcontainer.json: `containerEnv` and `remoteEnv`, build arguments, the image, and the Go feature's version. */
export function readDevcontainer(draft: Draft, index: LineIndex): void {
  const root = parseTree(index.text, [], { allowTrailingComma: true });
  if (!root) return;
  for (const path of [["containerEnv"], ["remoteEnv"]])
    addMap(draft, index, findNodeAtLocation(root, path), path[0]!);
  addMap(draft, index, findNodeAtLocation(root, ["build", "args"]), "build");
  const image = findNodeAtLocation(root, ["image"]);
  if (image) addGoImage(draft, "image", String(image.value), place(index, image));
  for (const feature of findNodeAtLocation(root, ["features"])?.children ?? [])
    addFeature(draft, index, feature);
}

const place = (index: LineIndex, node: Node) => index.at(node.offset, node.offset + node.length);

function addMap(draft: Draft, index: LineIndex, node: Node | undefined, scope: string): void {
  for (const property of node?.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || typeof value?.value !== "string") continue;
    const known = value.value.includes("$") ? unknown(value.value) : value.value;
    const setting = scope === "build" ? ({ via: "build-arg" } as const) : {};
    addEnv(draft, { scope }, String(key.value), known, place(index, value), setting);
  }
}

function addFeature(draft: Draft, index: LineIndex, property: Node): void {
  const [key, value] = property.children ?? [];
  if (!key || !value || !/\/go(:|$)/.test(String(key.value))) return;
  const version = findNodeAtLocation(value, ["version"]);
  if (typeof version?.value !== "string" || !/^\d/.test(version.value)) return;
  const at = place(index, version);
  draft.goVersions.push({
    version: version.value,
    at,
    surface: draft.kind,
    scope: "",
    origin: "feature",
    matrix: false,
  });
}
