import type { Node } from "yaml";
import type { Excerpt } from "./text.ts";
import { at, isScalarNode, type Yaml } from "./yaml.ts";

/** The text of a scalar as an excerpt, block scalars without their indentation, places kept; undefined for other nodes. */
export function yamlScript(yaml: Yaml, node: Node | undefined): Excerpt | undefined {
  if (!isScalarNode(node) || typeof node.value !== "string" || !node.range) return undefined;
  if (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED")
    return blockScalar(yaml, node.range[0], node.range[1], node.type === "BLOCK_FOLDED");
  const quote = node.type === "PLAIN" ? 0 : 1;
  const start = node.range[0] + quote;
  const raw = yaml.index.text.slice(start, node.range[1] - quote);
  const place = at(yaml, node);
  if (raw !== node.value) return { text: node.value, at: () => place };
  return {
    text: raw,
    at: (from, to) => yaml.index.at(start + from, to === undefined ? undefined : start + to),
  };
}

/** Content of a `|` or `>` scalar that starts at `start` with its header line. */
function blockScalar(yaml: Yaml, start: number, end: number, folded: boolean): Excerpt {
  const source = yaml.index.text;
  const first = source.indexOf("\n", start) + 1;
  const raw = source.slice(first, end).split("\n");
  const indent = Math.min(
    ...raw.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length),
  );
  const starts: { text: number; source: number }[] = [];
  let text = "";
  let offset = first;
  for (const line of raw) {
    const cut = Math.min(Number.isFinite(indent) ? indent : 0, line.length);
    starts.push({ text: text.length, source: offset + cut });
    text += line.slice(cut) + (folded && line.trim() !== "" ? " " : "\n");
    offset += line.length + 1;
  }
  const back = (position: number): number => {
    const line = lastAtOrBefore(starts, position);
    return line ? line.source + position - line.text : first;
  };
  return { text, at: (from, to) => yaml.index.at(back(from), to === undefined ? undefined : back(to)) };
}

function lastAtOrBefore(
  starts: readonly { text: number; source: number }[],
  position: number,
): { text: number; source: number } | undefined {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]!.text <= position) low = middle;
    else high = middle - 1;
  }
  return starts[low];
}
