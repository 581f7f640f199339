import { parseArgs } from "node:util";
import { usageError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import { type OptionName, type OptionRow, optionTable } from "./option-table.ts";
import type { RawOptions } from "./options.ts";

/** A flag that only the command line has. */
export interface FlagRow {
  readonly name: string;
  readonly value: "none" | "text";
  readonly help: string;
  /** Commands that take it; absent = all. */
  readonly commands?: readonly string[];
}

/** The parsed line: command, its words, options for every door, and flags of this door. */
export interface CommandLine {
  readonly command: string;
  readonly words: readonly string[];
  readonly raw: RawOptions;
  readonly flags: ReadonlyMap<string, string>;
  /** What stands behind `--`. */
  readonly wrapped: readonly string[];
}

/** Parses flags by node:util; unknown names are usage errors that name the nearest (contract §4). */
export function parseCommandLine(
  argv: readonly string[],
  commands: readonly string[],
  flags: readonly FlagRow[],
): CommandLine {
  const at = argv.indexOf("--");
  const own = at < 0 ? argv : argv.slice(0, at);
  const { values, positionals } = parseOwn(own, flags);
  const command = positionals[0] ?? "run";
  if (!commands.includes(command)) throw unknown("command", command, commands);
  for (const flag of flags) refuseElsewhere(flag, command, values);
  if (at >= 0 && at === argv.length - 1)
    throw usageError(
      "there is no command behind --",
      "Write it there (was a variable empty?), or leave -- out.",
    );
  const known = new Set<string>(optionTable.map((row) => row.name));
  const chosen = [...values];
  return {
    command,
    words: positionals.slice(1),
    raw: Object.fromEntries(chosen.filter(([name]) => known.has(name))) as Partial<
      Record<OptionName, string>
    >,
    flags: new Map(chosen.filter(([name]) => !known.has(name))),
    wrapped: at < 0 ? [] : argv.slice(at + 1),
  };
}

/** A flag that this command does not read would otherwise be silently without effect. */
function refuseElsewhere(flag: FlagRow, command: string, values: ReadonlyMap<string, string>): void {
  if (!values.has(flag.name) || flag.commands === undefined || flag.commands.includes(command)) return;
  throw usageError(
    `--${flag.name} is no flag of ${command}`,
    `It belongs to ${flag.commands.join(", ")}: ${flag.help}.`,
  );
}

/** One sentence for each option that this command accepts (contract §4: each input is a flag) and does not read. */
export function withoutEffect({ command, raw }: Pick<CommandLine, "command" | "raw">): readonly string[] {
  return optionTable.flatMap((row: OptionRow) => {
    if (raw[row.name as OptionName] === undefined || row.readBy === undefined) return [];
    if (row.readBy.includes(command)) return [];
    const where = row.instead ?? `it belongs to ${row.readBy.join(", ")}`;
    return [`--${row.name} has no effect on ${command}: ${where}`];
  });
}

interface Parsed {
  readonly values: ReadonlyMap<string, string>;
  readonly positionals: readonly string[];
}

function parseOwn(argv: readonly string[], flags: readonly FlagRow[]): Parsed {
  const takesNothing = new Set(flags.filter((flag) => flag.value === "none").map((flag) => flag.name));
  const names = [...optionTable.map((row) => row.name), ...flags.map((flag) => flag.name)];
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(names.map((name) => [name, parseSpec(name, takesNothing)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    if (!names.includes(token.name))
      throw unknown(
        "flag",
        token.rawName,
        names.map((name) => `--${name}`),
      );
    values.set(token.name, joined(values.get(token.name), valueOfToken(token, takesNothing), token.name));
  }
  return { values, positionals };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function valueOfToken(token: OptionToken, takesNothing: ReadonlySet<string>): string {
  if (takesNothing.has(token.name)) {
    if (token.value !== undefined)
      throw usageError(`${token.rawName} takes no value`, `Write ${token.rawName} alone.`);
    return "true";
  }
  if (token.value === undefined || token.value.startsWith("--")) {
    throw usageError(`${token.rawName} needs a value`, `Write ${token.rawName}=VALUE.`);
  }
  return token.value;
}

function parseSpec(
  name: string,
  takesNothing: ReadonlySet<string>,
): { type: "string" | "boolean"; short?: string } {
  const short = name === "working-directory" ? { short: "C" } : name === "help" ? { short: "h" } : {};
  return { type: takesNothing.has(name) ? "boolean" : "string", ...short };
}

const isList = (name: string): boolean =>
  (optionTable as readonly OptionRow[]).some((row) => row.name === name && row.kind.is === "list");

const joined = (before: string | undefined, value: string, name: string): string =>
  before !== undefined && isList(name) ? `${before},${value}` : value;

function unknown(what: string, name: string, known: readonly string[]): Error {
  const near = nearest(name, known);
  return usageError(
    `unknown ${what} ${JSON.stringify(name)}`,
    `${near ? `Did you mean ${near}? ` : ""}gomod-preflight --help lists them all.`,
  );
}
