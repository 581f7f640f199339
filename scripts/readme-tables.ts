import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { allowedValues, type OptionRow, optionTable } from "../src/commands/option-table.ts";

interface Described {
  readonly description: string;
  readonly default?: string;
}

/** README.md with its tables of inputs and outputs written anew from action.yml and the one table of options. */
export function readmeWithTables(): string {
  const action = parse(readFileSync("action.yml", "utf8")) as {
    inputs: Record<string, Described>;
    outputs: Record<string, Described>;
  };
  const inputs = Object.entries(action.inputs).map(
    ([name, input]) => `| \`${name}\` | ${valuesOf(name, input)} | ${sentence(input.description)} |`,
  );
  const outputs = Object.entries(action.outputs).map(
    ([name, output]) => `| \`${name}\` | ${output.description} |`,
  );
  const readme = readFileSync("README.md", "utf8");
  return between(
    between(readme, "inputs", ["| input | values (default first) | |", "|---|---|---|", ...inputs]),
    "outputs",
    ["| output | |", "|---|---|", ...outputs],
  );
}

function valuesOf(name: string, input: Described): string {
  const row = (optionTable as readonly OptionRow[]).find((option) => option.name === name);
  const values = row && allowedValues(row.kind);
  const first = input.default || "empty";
  if (!values) return first === "empty" ? "" : `\`${first}\``;
  return [first, ...values.filter((value) => value !== first)].map((value) => `\`${value}\``).join(", ");
}

/** The list of values stands in a column of its own. */
const sentence = (description: string): string => description.replace(/: [a-z, -]+\.$/, ".");

function between(text: string, name: string, lines: readonly string[]): string {
  const start = `<!-- ${name}: npm run generate -->`;
  const end = `<!-- end ${name} -->`;
  const [head, rest] = text.split(start);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new Error(`README.md has no ${start} … ${end}`);
  return `${head}${start}\n${lines.join("\n")}\n${end}${tail}`;
}
