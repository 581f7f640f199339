import { resolve } from "node:path";
import { usageError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import type { Options, SourceState } from "../core/options.ts";
import { maskedUrl } from "../source/mask.ts";
import { allowedValues, type OptionName, type OptionRow, optionTable } from "./option-table.ts";

/** Raw values by option name, as inputs or flags spell them; absent and "" mean the default. */
export type RawOptions = Readonly<Partial<Record<OptionName, string>>>;

/**
 * Values checked against the table. `cwd` is the caller's directory (absolute).
 * Throws a usage error (exit 2) naming the option, the value and what is allowed.
 */
export function readOptions(raw: RawOptions, cwd: string): Options {
  const text = (name: OptionName): string => checkedValue(raw, name);
  return {
    directory: resolve(cwd, text("working-directory")),
    modules: list(text("modules")),
    warm: text("warm") as Options["warm"],
    verify: text("verify") as Options["verify"],
    cache: text("cache") as Options["cache"],
    check: text("check") === "true",
    failOn: text("fail-on") as Options["failOn"],
    annotate: text("annotate") as Options["annotate"],
    fallback: text("fallback") as Options["fallback"],
    relay: text("relay") as Options["relay"],
    sourceStates: sourceStates(list(text("source-state"))),
    tags: list(text("tags")),
    platforms: list(text("platforms")),
    extract: text("extract") as Options["extract"],
    maxJobs: Number(text("max-jobs")),
    ...optional("base", text("base")),
    ...optional("config", fromCaller(cwd, text("config"))),
    ...optional("report", fromCaller(cwd, text("report"))),
    ...optional("sarif", fromCaller(cwd, text("sarif"))),
    ...optional("html", fromCaller(cwd, text("html"))),
  };
}

const optional = <K extends string>(key: K, value: string): Partial<Record<K, string>> =>
  value === "" ? {} : ({ [key]: value } as Partial<Record<K, string>>);

const fromCaller = (cwd: string, path: string): string => (path === "" ? "" : resolve(cwd, path));

/** `\,` is a comma inside an item, as in the name of a directory. */
const list = (text: string): readonly string[] =>
  text
    .split(/(?<!\\)[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");

const states: readonly string[] = ["healthy", "warning", "open", "fallback"] satisfies SourceState[];

/** `URL=state` by URL; a URL may hold `=` itself. */
function sourceStates(items: readonly string[]): Options["sourceStates"] {
  const pairs = items.map((item) => {
    const at = item.lastIndexOf("=");
    const [url, state] = [item.slice(0, at).replace(/\/$/, ""), item.slice(at + 1)];
    if (at < 1)
      throw usageError(
        `source-state: ${JSON.stringify(/^[\w.-]+$/.test(item) ? item : maskedUrl(item))} names no state`,
        "Write a source of GOPROXY and its state, such as https://proxy.example=open.",
      );
    if (!states.includes(state)) throw wrongValue("source-state", state, states);
    return [maskedUrl(url), state as SourceState] as const;
  });
  return Object.fromEntries(pairs);
}

function checkedValue(raw: RawOptions, name: OptionName): string {
  const row: OptionRow = optionTable.find((option) => option.name === name) as OptionRow;
  const value = raw[name]?.trim() || row.default;
  const allowed = allowedValues(row.kind);
  if (allowed && !allowed.includes(value)) throw wrongValue(name, value, allowed);
  if (row.kind.is === "count" && !/^[1-9]\d{0,3}$/.test(value)) {
    throw usageError(
      `${name}: ${JSON.stringify(value)} is not a positive number`,
      `Set ${name} to a number such as ${row.default}.`,
    );
  }
  return value;
}

function wrongValue(name: string, value: string, allowed: readonly string[]): Error {
  const near = nearest(value, allowed);
  const hint = near ? ` Did you mean ${near}?` : "";
  return usageError(
    `${name}: ${JSON.stringify(value)} is not one of ${allowed.join(", ")}`,
    `Set ${name} to one of ${allowed.join(", ")}.${hint}`,
  );
}
