/**
 * GitHub calls reusable workflows only flat in .github/workflows, so those of workflows/ are copied there, byte for byte.
 * Beside each stands its twin for servers and runners that do not know `$/` (docs/guides/older-runners.md).
 */
import { readdirSync, readFileSync } from "node:fs";

const SOURCE = "workflows";
const TARGET = ".github/workflows";
/** Where a twin checks this repository out: below the workspace, since `uses: ./` starts there. */
export const SELF_DIR = ".gomod-preflight";

/** Path → content of every file that follows from workflows/, and of preflight/action.yml, which is the root action. */
export function generatedWorkflows(): ReadonlyMap<string, string> {
  const files = new Map<string, string>([["preflight/action.yml", subAction()]]);
  for (const name of readdirSync(SOURCE).filter((file) => file.endsWith(".yml"))) {
    const text = readFileSync(`${SOURCE}/${name}`, "utf8");
    files.set(`${TARGET}/${name}`, text);
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
  return `# Made from workflows/${name} by npm run build, for servers and runners that do not know $/.\n${text
    .replace(/^ {4}inputs:\n/m, `    inputs:\n${SELF_INPUTS}`)
    .replace(
      /^( +)- (?=id: \w+\n +uses: \$\/|uses: \$\/)/gm,
      (dash, indent: string) => selfCheckout(checkout, indent) + dash,
    )
    .replace(/^ {4}permissions: \{\}$/gm, "    permissions:\n      contents: read # check out this action")
    .replace(/uses: \$\//g, `uses: ./${SELF_DIR}/`)}`;
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

function selfCheckout(checkout: string, indent: string): string {
  return [
    `- uses: ${checkout}`,
    "  with:",
    `    repository: ${expression("inputs.self-repository || job.workflow_repository")}`,
    `    ref: ${expression("inputs.self-ref || job.workflow_sha")}`,
    `    path: ${SELF_DIR}`,
    "    persist-credentials: false",
  ]
    .map((line) => `${indent}${line}\n`)
    .join("");
}

const expression = (text: string): string => ["$", "{{ ", text, " }}"].join("");
