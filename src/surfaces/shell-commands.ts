import {
  type Assignment,
  type Command,
  forEachChild,
  parse,
  type Redirection,
  type SyntaxNode,
  type Word,
} from "unbash";
import type { KnownOr } from "../core/fact.ts";
import { unknown } from "./draft.ts";

export interface ShellWord {
  /** Without quotes; parts only known at run time stay as written. */
  readonly text: string;
  readonly known: boolean;
  readonly start: number;
  readonly end: number;
}

interface ShellAssignment {
  readonly name: string;
  readonly value: KnownOr;
  /** The value is the default of `${NAME:-value}`. */
  readonly overridable: boolean;
  readonly start: number;
  readonly end: number;
}

/** One simple command with what surrounds it; offsets count in the script. */
export interface SimpleCommand {
  readonly assigns: readonly ShellAssignment[];
  readonly words: readonly ShellWord[];
  /** Redirections to files, its own and those of the groups around it. */
  readonly outputs: readonly string[];
  readonly hereDoc?: { readonly text: string; readonly start: number };
  readonly pipesInto?: readonly string[];
  readonly conditional: boolean;
  /** Runs in a function, `$( )` or `( )`: what it sets does not outlive it. */
  readonly enclosed: boolean;
  readonly start: number;
  readonly end: number;
}

interface Context {
  readonly source: string;
  readonly conditional: boolean;
  readonly enclosed: boolean;
  readonly outputs: readonly string[];
  readonly pipesInto?: readonly string[];
  readonly found: SimpleCommand[];
}

const expression = /\$\{\{[\s\S]*?\}\}/g;

/**
 * Every simple command of a script in source order; GitHub's `${{ … }}` counts as a variable. Syntax errors end the
 * list early. `masked`: what to parse instead, same length (make's variables as shell variables).
 */
export function shellCommands(source: string, masked = maskExpressions(source)): readonly SimpleCommand[] {
  const found: SimpleCommand[] = [];
  walk(parse(masked), { source, conditional: false, enclosed: false, outputs: [], found });
  return found;
}

const maskExpressions = (source: string): string =>
  source.replace(expression, (text) => `$${"E".repeat(text.length - 1)}`);

function walk(node: SyntaxNode, context: Context): void {
  const inside = (extra: Partial<Context>) => (child: SyntaxNode) => walk(child, { ...context, ...extra });
  switch (node.type) {
    case "Command":
      walkCommand(node, context);
      break;
    case "Pipeline":
      node.commands.forEach((command, i) => {
        const next = node.commands[i + 1];
        const pipesInto =
          next?.type === "Command" ? commandWords(next, context.source).map((w) => w.text) : undefined;
        walk(command, pipesInto ? { ...context, pipesInto } : context);
      });
      break;
    case "AndOr":
      node.commands.forEach((command, i) => {
        walk(command, node.operators[i - 1] === "||" ? { ...context, conditional: true } : context);
      });
      break;
    case "Redirected":
      inside({ outputs: [...context.outputs, ...outputs(node.redirects, context.source)] })(node.command);
      break;
    case "If":
    case "While":
      forEachChild(node, (child) =>
        inside({ conditional: context.conditional || child !== node.clause })(child),
      );
      break;
    case "Case":
      forEachChild(node, inside({ conditional: true }));
      break;
    case "Function":
      inside({ conditional: true, enclosed: true })(node.body);
      break;
    case "Subshell":
    case "CommandExpansion":
    case "ProcessSubstitution":
      forEachChild(node, inside({ enclosed: true }));
      break;
    default:
      forEachChild(node, inside({}));
  }
}

function walkCommand(node: Command, context: Context): void {
  const words = commandWords(node, context.source);
  const hereDoc = node.redirects.find((redirect) => redirect.type === "HereDoc");
  context.found.push({
    assigns: node.prefix
      .filter((part) => part.type === "Assignment")
      .map((part) => assignment(part, context.source)),
    words,
    outputs: [...context.outputs, ...outputs(node.redirects, context.source)],
    ...(hereDoc ? { hereDoc: { text: hereDoc.body.text, start: hereDoc.body.pos } } : {}),
    ...(context.pipesInto ? { pipesInto: context.pipesInto } : {}),
    conditional: context.conditional,
    enclosed: context.enclosed,
    start: node.pos,
    end: node.end,
  });
  forEachChild(node, (child) => walk(child, context));
}

const commandWords = (node: Command, source: string): ShellWord[] =>
  [...(node.name ? [node.name] : []), ...node.args].map((part) => shellWord(part, source));

function shellWord(part: Word | Assignment, source: string): ShellWord {
  if (part.type === "Word")
    return { text: wordText(part, source), known: isKnown(part), start: part.pos, end: part.end };
  const value = part.value.type === "Word" ? part.value : undefined;
  const text = `${source.slice(part.pos, value?.pos ?? part.end)}${value ? wordText(value, source) : ""}`;
  return { text, known: value !== undefined && isKnown(value), start: part.pos, end: part.end };
}

/** A word's value; where it has parts only known at run time, its source without the outer quotes. */
function wordText(word: Word, source: string): string {
  if (isKnown(word)) return word.value;
  const text = source.slice(word.pos, word.end);
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : text;
}

function isKnown(word: Word): boolean {
  return (word.parts ?? []).every((part) => {
    if (part.type === "DoubleQuoted" || part.type === "LocaleString")
      return part.parts.every((p) => p.type === "Literal");
    return (
      part.type === "Literal" ||
      part.type === "SingleQuoted" ||
      part.type === "AnsiCQuoted" ||
      part.type === "Glob"
    );
  });
}

function assignment(node: Assignment, source: string): ShellAssignment {
  const place = { name: node.name, start: node.pos, end: node.end };
  if (node.value.type !== "Word" || node.append)
    return { ...place, value: unknown(node.text), overridable: false };
  return { ...place, ...assignedValue(node.value, source) };
}

/** A literal, or the default of `${NAME:-default}` that is the whole word. */
function assignedValue(word: Word, source: string): { value: KnownOr; overridable: boolean } {
  if (isKnown(word)) return { value: word.value, overridable: false };
  const parts = word.parts ?? [];
  const only = parts.length === 1 && parts[0]!.type === "DoubleQuoted" ? parts[0]!.parts : parts;
  const part = only.length === 1 ? only[0] : undefined;
  const operation = part?.type === "ParameterExpansion" ? part.operation : undefined;
  if (operation?.type === "Default" && /^:?[-=]$/.test(operation.operator) && isKnown(operation.operand))
    return { value: operation.operand.value, overridable: true };
  return { value: unknown(source.slice(word.pos, word.end)), overridable: false };
}

const outputs = (redirects: readonly Redirection[], source: string): string[] =>
  redirects.flatMap((redirect) =>
    redirect.type === "Redirect" && /^(>|>>|>\||&>|&>>)$/.test(redirect.operator) && redirect.target
      ? [wordText(redirect.target, source)]
      : [],
  );
