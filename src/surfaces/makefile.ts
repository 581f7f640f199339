import type { KnownOr } from "../core/fact.ts";
import { goVariables } from "../golang/variables.ts";
import { addEnv, type Draft, type Setting, unknown } from "./draft.ts";
import { readScript } from "./script.ts";
import { type LineIndex, slice } from "./text.ts";

/** A line with its continuations; offsets in the file. */
interface LogicalLine {
  readonly text: string;
  readonly start: number;
}

interface Makefile {
  readonly exportsAll: boolean;
  readonly exported: ReadonlySet<string>;
  /** Another file may export what this one sets. */
  readonly partOfMore: boolean;
}

const assignment = /^([\w.$(){}-]+)\s*(\?=|:{0,3}=|\+=|!=)\s*([\s\S]*)$/;

/** A Makefile: an assignment reaches recipes only when exported (or already in the environment); each recipe line is a shell of its own. */
export function readMakefile(draft: Draft, index: LineIndex): void {
  const lines = logicalLines(index.text);
  const file: Makefile = {
    exportsAll: lines.some(({ text }) => /^\.EXPORT_ALL_VARIABLES\s*:|^export\s*(#.*)?$/.test(text)),
    exported: new Set(lines.flatMap(({ text }) => exportedNames(text))),
    partOfMore:
      lines.some(({ text }) => /^-?s?include\b/.test(text)) || !/(^|\/)(GNU)?[Mm]akefile$/.test(index.path),
  };
  let target = "";
  for (const line of lines) {
    if (line.text.startsWith("\t")) readRecipe(draft, index, line, target, file);
    else target = readLine(draft, index, line, target, file);
  }
}

function logicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let define = false;
  for (const match of text.matchAll(/(?:[^\n\\]|\\[\s\S])*(?:\n|$)/g)) {
    const line = match[0].replace(/\r?\n$/, "");
    if (/^define\b/.test(line)) define = true;
    if (!define && line.trim() !== "" && !line.trimStart().startsWith("#"))
      lines.push({ text: line, start: match.index });
    if (/^endef\b/.test(line)) define = false;
  }
  return lines;
}

function exportedNames(text: string): string[] {
  const rest = /^(?:[^\t:=]*:\s*)?export\s+(.*)$/s.exec(text)?.[1];
  if (!rest) return [];
  const name = assignment.exec(rest)?.[1];
  return name ? [name] : rest.split(/\s+/);
}

/** Returns the target that following recipe lines belong to. */
function readLine(draft: Draft, index: LineIndex, line: LogicalLine, target: string, file: Makefile): string {
  const text = line.text.replace(/^(\s*)(export|override)\s+/, "$1");
  const global = assignment.exec(text.trim());
  if (global && !/^\s*[^=]*[^:?+!=\s]\s*:\s*[^=]/.test(text.split("=")[0]!)) {
    addAssignment(draft, index, line, global, "", file);
    return target;
  }
  const rule = /^([^\t:=][^:=]*):(?!=)\s*(?:export\s+)?(.*)$/s.exec(line.text);
  if (!rule) return target;
  const name = rule[1]!.trim().split(/\s+/)[0]!;
  const own = assignment.exec(rule[2]!);
  if (own) addAssignment(draft, index, line, own, name, file);
  return name;
}

function addAssignment(
  draft: Draft,
  index: LineIndex,
  line: LogicalLine,
  match: RegExpExecArray,
  scope: string,
  file: Makefile,
): void {
  const [, name, operator, written] = match;
  const start = line.start + Math.max(0, line.text.indexOf(name!));
  const value = written!.replace(/(^|\s+)#.*$/s, "").trim();
  const known: KnownOr =
    /[$`]/.test(value) || operator === "+=" || operator === "!=" ? unknown(value) : value;
  const setting: Setting = {
    ...(file.exportsAll || file.exported.has(name!)
      ? { via: "export" }
      : notExported(name!, index.text, file)),
    ...(operator === "?=" ? { overridable: true } : {}),
  };
  addEnv(draft, { scope }, name!, known, index.at(start, line.start + line.text.trimEnd().length), setting);
}

function notExported(name: string, text: string, file: Makefile): Setting {
  const plain: Setting = { via: "assignment" };
  if (file.partOfMore || !goVariables.has(name)) return plain; // any other name may hold what a pattern may not
  const used = new RegExp(`\\$[({]${name}[)}:]|\\b(ifeq|ifneq|ifdef|ifndef)\\b.*\\b${name}\\b`).test(text);
  if (used) return plain;
  return { via: "assignment", lost: `make does not export it, and no recipe uses $(${name})` };
}

function readRecipe(draft: Draft, index: LineIndex, line: LogicalLine, target: string, file: Makefile): void {
  if (!telling.test(line.text)) return;
  const prefix = /^\t[\s@+-]*/.exec(line.text)![0].length;
  const start = line.start + prefix;
  const text = line.text.slice(prefix).replace(/\\\r?\n\t?/g, (all) => " ".repeat(all.length));
  // Another file may export what a recipe assigns here.
  const place = {
    scope: target,
    shell: file.partOfMore ? "sourced" : "own",
    exported: file.exported,
  } as const;
  readScript(draft, place, slice(index, start, start + text.length, text), maskMake(text));
}

/** Recipe lines without any of these hold no setting and no command that rules ask about. */
const telling =
  /GO[A-Z]|CGO_|GIT_|\b(go|git|curl|wget|openssl|docker|podman|buildah|nerdctl|export|ssh|sha\d+sum|shasum)\b/;

/** Make's `$(X)` and `$$X` as shell variables of the same length. */
const maskMake = (text: string): string =>
  text
    .replace(/\$\$\(/g, "$( ")
    .replace(/\$\$/g, "$M")
    .replace(
      /\$\((?! )[^()]*(?:\([^()]*\)[^()]*)*\)|\$\{[^{}]*\}|\$[@<^*?%]/g,
      (all) => `$${"M".repeat(all.length - 1)}`,
    );
