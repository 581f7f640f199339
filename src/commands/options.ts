import { resolve } from "node:path";
import { usageError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import type { Options, SourceState } from "../core/options.ts";
import { maskedUrl } from "../source/mask.ts";

/** How a value is written; lists repeat or use commas (contract §4). */
type Kind =
  | { readonly is: "text" | "list" | "boolean" | "count" }
  | { readonly is: "choice"; readonly values: readonly string[] };

/** One row of the one table: action input `x`, flag `--x`, and what it means. */
export interface OptionRow {
  readonly name: string;
  readonly kind: Kind;
  /** As an input or flag would spell it; "" = unset. */
  readonly default: string;
  readonly help: string;
  /** Commands of the command line that read it; absent = all of them. The action reads every row it has as an input. */
  readonly readBy?: readonly string[];
  /** What to use on the command line, where no command reads it. */
  readonly instead?: string;
}

const choice = (...values: readonly string[]): Kind => ({ is: "choice", values });

const warming = ["run", "warm"];
const reporting = ["run", "warm", "check", "merge", "report"];

/** Contract §4, in its order. Inputs of action.yml, flags and README are held to this by a test. */
export const optionTable = [
  { name: "working-directory", kind: { is: "text" }, default: ".", help: "directory to work in" },
  {
    name: "modules",
    kind: { is: "list" },
    default: "",
    help: "globs of module directories; empty = all",
    readBy: ["run", "warm", "check", "plan"],
  },
  {
    name: "warm",
    kind: choice("needed", "required", "all", "off"),
    default: "needed",
    help: "which modules to bring into the module cache",
    readBy: ["run", "warm", "plan"],
  },
  {
    name: "verify",
    kind: choice("auto", "hashes", "trees", "go", "off"),
    default: "auto",
    help: "how modules already in the cache are checked",
    readBy: warming,
  },
  {
    name: "cache",
    kind: choice("auto", "read", "off"),
    default: "auto",
    help: "use of the GitHub cache (action only)",
    readBy: [],
    instead: "only the action uses the GitHub cache",
  },
  { name: "check", kind: { is: "boolean" }, default: "true", help: "run the rules", readBy: ["run"] },
  {
    name: "fail-on",
    kind: choice("error", "warning", "notice", "never"),
    default: "error",
    help: "lowest severity that fails the run",
    readBy: ["run", "warm", "check", "merge"],
  },
  {
    name: "annotate",
    kind: choice("auto", "annotations", "review", "comment", "off"),
    default: "auto",
    help: "where findings are shown on GitHub (action only)",
    readBy: [],
    instead: "only the action annotates; --format github prints workflow commands",
  },
  {
    name: "fallback",
    kind: choice("verified", "quarantine", "off"),
    default: "verified",
    help: "what may happen when the checksum database fails",
    readBy: ["run", "warm", "relay"],
  },
  {
    name: "relay",
    kind: choice("off", "on"),
    default: "off",
    help: "keep a loopback module proxy for the rest of the job (action only)",
    readBy: [],
    instead: "here it is a command: gomod-preflight relay -- CMD",
  },
  {
    name: "source-state",
    kind: { is: "list" },
    default: "",
    help: "URL=healthy, warning, open or fallback: a source's state, set by hand",
    readBy: ["run", "warm", "relay"],
  },
  {
    name: "tags",
    kind: { is: "list" },
    default: "",
    help: "build tags; empty = those of GOFLAGS",
    readBy: warming,
  },
  {
    name: "platforms",
    kind: { is: "list" },
    default: "",
    help: "GOOS/GOARCH pairs; empty = this machine",
    readBy: warming,
  },
  {
    name: "extract",
    kind: choice("auto", "on", "off"),
    default: "auto",
    help: "unpack zips while they are hashed",
    readBy: warming,
  },
  {
    name: "base",
    kind: { is: "text" },
    default: "",
    help: "git ref to compare with",
    readBy: ["run", "check", "plan"],
  },
  {
    name: "config",
    kind: { is: "text" },
    default: "",
    help: "configuration file; empty = .github/gomod-preflight.yml",
    readBy: ["run", "warm", "check", "plan", "relay"],
  },
  {
    name: "report",
    kind: { is: "text" },
    default: "",
    help: "write the JSON report to this path",
    readBy: reporting,
  },
  { name: "sarif", kind: { is: "text" }, default: "", help: "write SARIF to this path", readBy: reporting },
  {
    name: "html",
    kind: { is: "text" },
    default: "",
    help: "write the HTML report to this path",
    readBy: reporting,
  },
  {
    name: "max-jobs",
    kind: { is: "count" },
    default: "8",
    help: "most jobs a monorepo is spread over",
    readBy: ["plan"],
  },
] as const satisfies readonly OptionRow[];

export type OptionName = (typeof optionTable)[number]["name"];

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
        `source-state: ${JSON.stringify(maskedUrl(item))} names no state`,
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

export function allowedValues(kind: Kind): readonly string[] | undefined {
  if (kind.is === "choice") return kind.values;
  return kind.is === "boolean" ? ["true", "false"] : undefined;
}

function wrongValue(name: string, value: string, allowed: readonly string[]): Error {
  const near = nearest(value, allowed);
  const hint = near ? ` Did you mean ${near}?` : "";
  return usageError(
    `${name}: ${JSON.stringify(value)} is not one of ${allowed.join(", ")}`,
    `Set ${name} to one of ${allowed.join(", ")}.${hint}`,
  );
}
