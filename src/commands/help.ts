import type { FlagRow } from "./command-line.ts";
import type { Door } from "./door.ts";
import { allowedValues, type OptionRow, optionTable } from "./option-table.ts";

/** The help text: commands, flags of the one table, flags of the command line. Two minutes to read. */
export function helpText(doors: readonly Door[], flags: readonly FlagRow[], version: string): string {
  return [
    `gomod-preflight ${version}: gets a Go project's modules ready and says what is wrong before the build does.`,
    "",
    "Start with:  gomod-preflight            in a Go project: warm, verify, check, report",
    "",
    "Commands",
    ...columns(doors.map((door) => [door.usage, door.summary])),
    "",
    "Options",
    ...columns(optionTable.map((row) => [flagOf(row), describe(row)])),
    "",
    "Output",
    ...columns(
      flags.map((flag) => [
        flag.value === "text" ? `--${flag.name} VALUE` : `--${flag.name}`,
        flag.help + onlyFor(flag.commands),
      ]),
    ),
    "",
    "Exit codes: 0 fine · 1 findings at or above --fail-on, or modules not ready · 2 usage, configuration or output",
    "· 3 nothing asked for could start.  Rules and guides: docs/ beside this program.",
    "",
  ].join("\n");
}

function flagOf(row: OptionRow): string {
  if (row.name === "working-directory") return "-C DIR, --working-directory DIR";
  return `--${row.name} ${row.kind.is === "choice" || row.kind.is === "boolean" ? "WORD" : row.kind.is.toUpperCase()}`;
}

function describe(row: OptionRow): string {
  const values = allowedValues(row.kind);
  if (values) return `${row.help}: ${defaultFirst(values, row.default).join(", ")}`;
  const fallback = row.kind.is === "count" ? `; ${row.default} unless told` : "";
  return row.help + onlyFor(row.readBy) + fallback;
}

const onlyFor = (commands: readonly string[] = []): string =>
  commands.length === 1 ? ` (${commands[0]} only)` : "";

const defaultFirst = (values: readonly string[], first: string): readonly string[] => [
  first,
  ...values.filter((value) => value !== first),
];

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
