import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLMap,
} from "yaml";
import type { Location } from "../core/location.ts";
import type { SyntaxFault } from "../gomod/syntax.ts";
import type { LineIndex } from "./text.ts";

/** A parsed YAML file. Aliases are resolved while walking, never expanded; `budget` stops bombs. */
export interface Yaml {
  readonly index: LineIndex;
  readonly documents: readonly Node[];
  readonly faults: readonly SyntaxFault[];
  readonly anchors: ReadonlyMap<string, Node>;
  /** Nodes that may still be visited. */
  readonly budget: { left: number };
}

export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | undefined;
}

const maxVisits = 300_000;

/** `masked`: what to parse instead of the text, same length (templates blanked). */
export function parseYaml(index: LineIndex, masked = index.text): Yaml {
  const parsed = parseAllDocuments(masked, {
    uniqueKeys: false,
    strict: false,
    prettyErrors: false,
    logLevel: "silent",
    stringKeys: false,
  });
  const documents = Array.isArray(parsed) ? (parsed as Document.Parsed[]) : [];
  const error = documents.flatMap((document) => document.errors)[0];
  const anchors = new Map<string, Node>();
  for (const document of documents) {
    if (masked.includes("&")) collectAnchors(document, anchors);
  }
  const faults = error ? [fault(index, error.pos[0], error.message)] : [];
  const roots = documents.map((document) => document.contents).filter((node) => node !== null);
  return { index, documents: error ? [] : roots, faults, anchors, budget: { left: maxVisits } };
}

function fault(index: LineIndex, offset: number, message: string): SyntaxFault {
  const { line, column } = index.at(offset);
  return { line, column: column ?? 1, message: message.split(" at line ")[0]!.split("\n")[0]! };
}

function collectAnchors(document: Document.Parsed, anchors: Map<string, Node>): void {
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && node.anchor) anchors.set(node.anchor, node);
    },
  });
}

/** The node itself, or what its alias names; undefined past the budget. */
function resolve(yaml: Yaml, node: unknown): Node | undefined {
  if (--yaml.budget.left < 0) return undefined;
  if (isAlias(node)) return yaml.anchors.get(node.source);
  return (node ?? undefined) as Node | undefined;
}

/** Pairs of a map with string keys, merged ones (`<<`) last unless overridden; nothing for other nodes. */
export function entries(yaml: Yaml, node: Node | undefined, depth = 0): Entry[] {
  const map = resolve(yaml, node);
  if (!isMap(map)) return [];
  const own: Entry[] = [];
  const merged: Entry[] = [];
  for (const pair of map.items) {
    const keyNode = pair.key as Node;
    if (!isScalar(keyNode)) continue;
    const value = resolve(yaml, pair.value);
    const key = String(keyNode.source ?? keyNode.value);
    if (key === "<<") {
      const sources = depth < 10 ? items(yaml, value, true) : [];
      merged.push(...sources.flatMap((one) => entries(yaml, one, depth + 1)));
    } else own.push({ key, keyNode, value });
  }
  const names = new Set(own.map((entry) => entry.key));
  return merged.length ? [...own, ...merged.filter((entry) => !names.has(entry.key))] : own;
}

/** Elements of a sequence; with `orSelf` a lone node counts as a list of one. */
export function items(yaml: Yaml, node: Node | undefined, orSelf = false): Node[] {
  const list = resolve(yaml, node);
  if (isSeq(list)) return list.items.map((one) => resolve(yaml, one)).filter((one) => one !== undefined);
  return orSelf && list ? [list] : [];
}

/** Follows keys down a tree of maps. */
export function get(yaml: Yaml, node: Node | undefined, ...path: string[]): Node | undefined {
  let current = resolve(yaml, node);
  for (const key of path) {
    if (!isMap(current)) return undefined;
    current = entries(yaml, current).find((entry) => entry.key === key)?.value;
  }
  return current;
}

/** A scalar as it was written (`1.20` stays `1.20`), quotes removed; undefined for maps, lists and null. */
export function text(node: Node | undefined): string | undefined {
  if (!isScalar(node) || node.value === null)
    return node && isScalar(node) && node.source === "" ? "" : undefined;
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}

export const isMapNode = (node: Node | undefined): node is YAMLMap => isMap(node);
export const isScalarNode = (node: Node | undefined): node is Scalar => isScalar(node);
export const isSeqNode = (node: Node | undefined): boolean => isSeq(node);

export function at(yaml: Yaml, node: Node): Location {
  const [start, end] = node.range ?? [0, 0];
  return yaml.index.at(start, Math.max(start, trimmedEnd(yaml.index.text, start, end)));
}

/** Block scalars' ranges reach over the line breaks below them. */
function trimmedEnd(source: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(source[last - 1]!)) last--;
  return last;
}
