/**
 * GitHub calls reusable workflows only flat in .github/workflows, so those of workflows/ are copied there, byte for byte.
 * Beside each stands its twin for servers and runners that do not know `$/` (docs/guides/older-runners.md).
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

const SOURCE = "workflows";
const TARGET = ".github/workflows";
/** Where a twin checks this repository out: below the workspace, since `uses: ./` starts there. */
export const SELF_DIR = ".gomod-preflight";

/**
 * Path → content of every file that follows from workflows/: copies, twins, the tables of inputs in the pages; and
 * preflight/action.yml, which is the root action.
 */
export function generatedWorkflows(): ReadonlyMap<string, string> {
  const files = new Map<string, string>([["preflight/action.yml", subAction()]]);
  for (const name of readdirSync(SOURCE).filter((file) => file.endsWith(".yml"))) {
    const text = readFileSync(`${SOURCE}/${name}`, "utf8");
    files.set(`${TARGET}/${name}`, text);
    const page = `${SOURCE}/${name.replace(".yml", ".md")}`;
    if (existsSync(page)) files.set(page, withInputs(readFileSync(page, "utf8"), name, text));
    if (text.includes("uses: $/"))
      files.set(`${TARGET}/${name.replace(".yml", "-checkout.yml")}`, checkoutTwin(name, text));
  }
  return files;
}

/** A bare `$/` is no valid reference (actions/runner TryParseSelfRepository), so the root action gets a directory. */
function subAction(): string {
  return readFileSync("action.yml", "utf8").replace(/^( {2}(?:main|post): )dist\//gm, "$1../dist/");
}

/** `uses: $/x` becomes `uses: ./.gomod-preflight/x`, after a checkout of this repository at the called commit. */
function checkoutTwin(name: string, text: string): string {
  const pinned = /uses: (actions\/checkout@\S+ # \S+)/;
  const checkout =
    (pinned.exec(text) ?? pinned.exec(readFileSync(`${SOURCE}/preflight.yml`, "utf8")))?.[1] ?? "";
  const adapted = text
    .replace(/^ {4}inputs:\n/m, `    inputs:\n${SELF_INPUTS}`)
    .replace(/^ {4}permissions: \{\}$/gm, "    permissions:\n      contents: read # check out this action");
  const head = `# Made from workflows/${name} by npm run build, for servers and runners that do not know $/.\n`;
  return head + withSelfCheckouts(adapted, checkout).replace(/uses: \$\//g, `uses: ./${SELF_DIR}/`);
}

/** Puts the checkout before each step that uses `$/`; a step begins at the nearest dash above. */
function withSelfCheckouts(text: string, checkout: string): string {
  const lines = text.split("\n");
  for (let at = lines.length - 1; at >= 0; at--) {
    if (!lines[at]?.includes("uses: $/")) continue;
    while (!/^ +- /.test(lines[at] ?? "")) at--;
    const indent = /^ +/.exec(lines[at] ?? "")?.[0] ?? "";
    lines.splice(at, 0, ...selfCheckout(checkout, indent));
  }
  return lines.join("\n");
}

const SELF_INPUTS = `      self-repository:
        description: Repository of gomod-preflight; empty = that of this workflow. GHES does not know the latter.
        type: string
        default: ""
      self-ref:
        description: Commit of gomod-preflight; empty = that of this workflow. GHES does not know the latter.
        type: string
        default: ""
`;

function selfCheckout(checkout: string, indent: string): string[] {
  return [
    `- uses: ${checkout}`,
    "  with:",
    `    repository: ${expression("inputs.self-repository || job.workflow_repository")}`,
    `    ref: ${expression("inputs.self-ref || job.workflow_sha")}`,
    `    path: ${SELF_DIR}`,
    "    persist-credentials: false",
  ].map((line) => indent + line);
}

const expression = (text: string): string => ["$", "{{ ", text, " }}"].join("");

interface Callable {
  readonly on: {
    readonly workflow_call: Readonly<
      Record<
        "inputs" | "secrets" | "outputs",
        Readonly<Record<string, { description: string; default?: unknown }>>
      >
    >;
  };
}

const END = "<!-- end of inputs -->";

/** Fills the page's table between `<!-- inputs of x.yml -->` and its end mark; pages without the mark stay as they are. */
function withInputs(page: string, name: string, workflow: string): string {
  const mark = `<!-- inputs of ${name} -->`;
  const [before, rest] = page.split(mark);
  if (before === undefined || rest === undefined) return page;
  const { inputs, secrets, outputs } = (parse(workflow) as Callable).on.workflow_call;
  const rows = (what: string, entries: Callable["on"]["workflow_call"]["inputs"] | undefined) =>
    Object.entries(entries ?? {}).map(
      ([key, entry]) => `| ${what} | \`${key}\` | ${defaultOf(entry.default)} | ${entry.description} |`,
    );
  const table = ["| | name | default | |", "|---|---|---|---|"];
  const all = [...table, ...rows("input", inputs), ...rows("secret", secrets), ...rows("output", outputs)];
  const after = rest.includes(END) ? rest.slice(rest.indexOf(END) + END.length) : rest;
  return `${before}${mark}\n${all.join("\n")}\n${END}${after}`;
}

const defaultOf = (value: unknown): string => (value === undefined || value === "" ? "" : `\`${value}\``);
