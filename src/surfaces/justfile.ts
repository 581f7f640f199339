import type { KnownOr } from "../core/fact.ts";
import { goVariables } from "../golang/variables.ts";
import { addEnv, type Draft, type Setting, unknown } from "./draft.ts";
import { type Line, linesOf } from "./lines.ts";
import { readScript } from "./script.ts";
import { type LineIndex, slice } from "./text.ts";

/** A justfile: `export NAME := 'value'` reaches recipes; each recipe line is a shell of its own. */
export function readJustfile(draft: Draft, index: LineIndex): void {
  const exportsAll = /^set\s+export\b/m.test(index.text);
  let recipe = "";
  for (const line of linesOf(index.text)) {
    const header = /^@?([\w-]+)[^:=]*:(?!=)/.exec(line.text);
    if (/^[ \t]+\S/.test(line.text)) readRecipeLine(draft, index, line, recipe);
    else if (header) recipe = header[1]!;
    else readAssignment(draft, index, line, exportsAll);
  }
}

function readRecipeLine(draft: Draft, index: LineIndex, line: Line, recipe: string): void {
  const start = line.start + /^[ \t]+[@-]*/.exec(line.text)![0].length;
  const text = index.text.slice(start, line.start + line.text.length);
  if (text.startsWith("#")) return;
  const masked = text.replace(/\{\{.*?\}\}/g, (all) => `$${"J".repeat(all.length - 1)}`);
  readScript(draft, { scope: recipe, shell: "own" }, slice(index, start, start + text.length), masked);
}

function readAssignment(draft: Draft, index: LineIndex, line: Line, exportsAll: boolean): void {
  const match = /^(export\s+)?(\w+)\s*:=\s*(.*)$/.exec(line.text);
  if (!match) return;
  const literal = /^(["'])(.*)\1\s*$/.exec(match[3]!.trim());
  const value: KnownOr = literal ? literal[2]! : unknown(match[3]!);
  const used = new RegExp(`\\{\\{.*\\b${match[2]}\\b.*\\}\\}|[:=(+/].*\\b${match[2]}\\b`).test(
    index.text.replace(line.text, ""),
  );
  const lost =
    !used && goVariables.has(match[2]!)
      ? { lost: `just does not export it, and no recipe uses {{${match[2]}}}` }
      : {};
  const setting: Setting = match[1] || exportsAll ? { via: "export" } : { via: "assignment", ...lost };
  addEnv(
    draft,
    { scope: "" },
    match[2]!,
    value,
    index.at(line.start, line.start + line.text.trimEnd().length),
    setting,
  );
}
