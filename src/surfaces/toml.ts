import { type AST, getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import { addEnv, type Draft, unknown } from "./draft.ts";
import type { LineIndex } from "./text.ts";

/** mise.toml (`[tools] go`, `[env]`) and buildpacks' project.toml (`[[io.buildpacks.build.env]]`). */
export function readToml(draft: Draft, index: LineIndex): void {
  const program = parseTOML(index.text);
  for (const node of program.body[0].body) {
    if (node.type === "TOMLTable") readTable(draft, index, node);
  }
}

function readTable(draft: Draft, index: LineIndex, table: AST.TOMLTable): void {
  const name = table.resolvedKey.filter((part) => typeof part === "string").join(".");
  const pairs = table.body.map((node) => ({ node, key: keyOf(node), value: getStaticTOMLValue(node.value) }));
  if (/(^|\.)env$/.test(name) && table.kind === "array") addNamed(draft, index, pairs);
  for (const { node, key, value } of pairs) {
    const at = index.at(node.range[0], node.range[1]);
    if (name === "tools" && (key === "go" || key === "golang")) addVersions(draft, value, at);
    if (name === "env" && typeof value === "string")
      addEnv(draft, { scope: "env" }, key, /\{\{|\$/.test(value) ? unknown(value) : value, at);
  }
}

interface Pair {
  readonly node: AST.TOMLKeyValue;
  readonly key: string;
  readonly value: unknown;
}

const keyOf = (node: AST.TOMLKeyValue): string =>
  node.key.keys.map((key) => (key.type === "TOMLBare" ? key.name : key.value)).join(".");

function addNamed(draft: Draft, index: LineIndex, pairs: readonly Pair[]): void {
  const name = pairs.find((pair) => pair.key === "name")?.value;
  const value = pairs.find((pair) => pair.key === "value");
  if (typeof name !== "string" || typeof value?.value !== "string") return;
  addEnv(draft, { scope: "build" }, name, value.value, index.at(value.node.range[0], value.node.range[1]));
}

function addVersions(draft: Draft, value: unknown, at: ReturnType<LineIndex["at"]>): void {
  const versions = Array.isArray(value) ? value : [value];
  for (const version of versions) {
    if (typeof version !== "string" || !/^\d/.test(version)) continue;
    const matrix = versions.length > 1;
    draft.goVersions.push({
      version,
      at,
      surface: draft.kind,
      scope: "tools",
      origin: "version-file",
      matrix,
    });
  }
}
