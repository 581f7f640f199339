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

/** Undefined: any text, within what its kind says. */
export function allowedValues(kind: Kind): readonly string[] | undefined {
  if (kind.is === "choice") return kind.values;
  return kind.is === "boolean" ? ["true", "false"] : undefined;
}
