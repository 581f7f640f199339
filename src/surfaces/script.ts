import type { KnownOr } from "../core/fact.ts";
import { goVariables } from "../golang/variables.ts";
import { addEnv, type Draft, type Place, type Setting, unknown } from "./draft.ts";
import { type ShellWord, type SimpleCommand, shellCommands } from "./shell-commands.ts";
import type { Excerpt } from "./text.ts";

/** How a script's shell ends: `own` = with the script (RUN, a step): what it exports to nobody is lost. */
export interface ScriptPlace extends Place {
  readonly shell: "own" | "sourced";
  /** Variables that are in the environment before the script starts, so that a bare assignment changes them. */
  readonly exported?: ReadonlySet<string>;
}

interface Script {
  readonly draft: Draft;
  readonly place: ScriptPlace;
  readonly excerpt: Excerpt;
  readonly commands: readonly SimpleCommand[];
  readonly exported: ReadonlySet<string>;
}

/** Adds the settings and commands of a piece of shell to the draft. */
export function readScript(draft: Draft, place: ScriptPlace, excerpt: Excerpt, masked?: string): void {
  const commands = shellCommands(excerpt.text, masked);
  const exported = new Set([...(place.exported ?? []), ...exportedLater(commands)]);
  const script: Script = { draft, place, excerpt, commands, exported };
  commands.forEach((command, i) => {
    addCommand(script, command);
    addAssignments(script, command, i);
    addDeclared(script, command, i);
  });
}

function addCommand({ draft, place, excerpt }: Script, command: SimpleCommand): void {
  if (!isTelling(command)) return;
  draft.commands.push({
    argv: command.words.map((word) => word.text),
    assigns: command.assigns.map(({ name, value }) => ({ name, value })),
    at: excerpt.at(command.start, command.end),
    surface: draft.kind,
    scope: place.scope,
    ...(command.pipesInto ? { pipesInto: command.pipesInto } : {}),
    conditional: command.conditional,
    ...(command.outputs[0] === undefined ? {} : { output: command.outputs[0] }),
  });
}

/** Commands that rules ask about; the rest (echo, mkdir, sed, …) is most of every script and says nothing. */
const telling =
  /^(go|git|curl|wget|aria2c|openssl|gpg2?|gpgv|cosign|rhash|ssh|docker|podman|buildah|nerdctl|make|just|task|goreleaser|ko|bash|sh|earthly|bazel)$|sum$|^update-ca|\.sh$|^\.\//;

function isTelling({ words, outputs, pipesInto }: SimpleCommand): boolean {
  const name = words[0]?.text ?? "";
  if (telling.test(name)) return true;
  const prints = name === "echo" || name === "printf" || name === "cat";
  return prints && /ssh|netrc|credentials/.test(`${outputs[0] ?? ""} ${pipesInto?.join(" ") ?? ""}`);
}

/** `X=1 cmd` is for that command; a bare `X=1` reaches programs only if the name is exported. */
function addAssignments(script: Script, command: SimpleCommand, index: number): void {
  const argv = command.words.map((word) => word.text);
  for (const assign of command.assigns) {
    const setting: Setting = argv.length
      ? { via: "command", command: argv }
      : bareAssignment(script, assign.name, index);
    add(script, assign.name, assign.value, assign, {
      ...setting,
      ...(assign.overridable ? { overridable: true } : {}),
    });
  }
}

function bareAssignment(script: Script, name: string, index: number): Setting {
  if (script.exported.has(name)) return { via: "export", ...lostExport(script, name, index) };
  if (script.place.shell === "sourced" || !goVariables.has(name)) return { via: "assignment" };
  const used = new RegExp(`\\$\\{?${name}\\b`).test(script.excerpt.text);
  return used
    ? { via: "assignment" }
    : { via: "assignment", lost: `assigned but not exported: no program sees ${name}` };
}

/** `export X=1`, `env X=1 cmd`, `go env -w X=1`, `echo X=1 >> $GITHUB_ENV`, `docker … -e/--build-arg X=1`. */
function addDeclared(script: Script, command: SimpleCommand, index: number): void {
  const words = command.words[0]?.text === "sudo" ? command.words.slice(1) : command.words;
  const name = words[0]?.text ?? "";
  const declares = /^(declare|typeset)$/.test(name) && words[1]?.text.includes("x");
  if (name === "export" || declares)
    addPairs(script, words.slice(1), (n) => ({ via: "export", ...lostExport(script, n, index) }));
  else if (name === "env") addEnvCommand(script, words);
  else if (name === "go" && words[1]?.text === "env" && words.some((w) => w.text === "-w"))
    addPairs(script, words.slice(2), () => ({ via: "go-env-w" }));
  else if (/^(docker|podman|buildah|nerdctl)$/.test(name)) addContainer(script, words);
  else if (writesGithubEnv(command)) addGithubEnv(script, command, words);
}

const writesGithubEnv = (command: SimpleCommand): boolean =>
  command.outputs.some(isGithubEnv) ||
  (command.pipesInto?.[0] === "tee" && command.pipesInto.some(isGithubEnv));

const isGithubEnv = (target: string): boolean =>
  /^\$\{?(GITHUB_ENV|env:GITHUB_ENV)\}?$/.test(target.replaceAll('"', ""));

function addEnvCommand(script: Script, words: readonly ShellWord[]): void {
  const first = words.findIndex((word, i) => i > 0 && !/^-|=/.test(word.text));
  const argv = first < 0 ? [] : words.slice(first).map((word) => word.text);
  addPairs(script, words.slice(1, first < 0 ? undefined : first), () => ({ via: "command", command: argv }));
}

function addContainer(script: Script, words: readonly ShellWord[]): void {
  words.forEach((word, i) => {
    const flag = /^(--build-arg|--env|-e)(=|$)/.exec(word.text);
    const pair = !flag
      ? undefined
      : flag[2] === "="
        ? { ...word, text: word.text.slice(flag[0].length) }
        : words[i + 1];
    if (!flag || !pair) return;
    const build = flag[1] === "--build-arg";
    addPairs(script, [pair], () => (build ? { via: "build-arg" } : { via: "flag" }));
  });
}

function addGithubEnv(script: Script, command: SimpleCommand, words: readonly ShellWord[]): void {
  if (command.hereDoc) {
    let offset = command.hereDoc.start;
    for (const line of command.hereDoc.text.split("\n")) {
      addPairs(script, [lineWord(line, offset)], () => ({ via: "github-env" }));
      offset += line.length + 1;
    }
  }
  if (words[0]?.text === "echo" || words[0]?.text === "printf")
    addPairs(
      script,
      words.slice(1).map((word) => ({ ...word, text: word.text.replace(/\\n$/, "") })),
      () => ({ via: "github-env" }),
    );
}

const lineWord = (line: string, start: number): ShellWord => ({
  text: line.trim(),
  known: !/[$`]/.test(line),
  start,
  end: start + line.length,
});

function addPairs(script: Script, words: readonly ShellWord[], setting: (name: string) => Setting): void {
  for (const word of words) {
    const pair = /^([A-Za-z_][A-Za-z0-9_]*)=([\s\S]*)$/.exec(word.text);
    if (!pair) continue;
    const fallback = word.known ? null : /^\$\{[A-Za-z0-9_]+:?[-=]([^${}]*)\}$/.exec(pair[2]!);
    const value: KnownOr = word.known
      ? pair[2]!
      : fallback
        ? fallback[1]!.replaceAll('"', "")
        : unknown(pair[2]!);
    add(script, pair[1]!, value, word, { ...setting(pair[1]!), ...(fallback ? { overridable: true } : {}) });
  }
}

function add(
  script: Script,
  name: string,
  value: KnownOr,
  word: { start: number; end: number },
  setting: Setting,
): void {
  addEnv(script.draft, script.place, name, value, script.excerpt.at(word.start, word.end), setting);
}

/** In a shell that ends with the script, an export after which nothing runs reaches nobody. */
function lostExport(script: Script, name: string, index: number): Setting {
  if (script.place.shell !== "own") return {};
  const later = script.commands.slice(index + 1);
  if (later.some((command) => !isInert(command))) return {};
  const used = later.some((command) =>
    command.words.some((word) => new RegExp(`\\$\\{?${name}\\b`).test(word.text)),
  );
  return used ? {} : { lost: `exported in a shell that ends here: nothing after it sees ${name}` };
}

const inert = new Set(["export", "echo", "true", ":", "set", "printf", "cd", "mkdir", "unset"]);
const isInert = (command: SimpleCommand): boolean => inert.has(command.words[0]?.text ?? ":");

/** Names that some command of the script exports, or all of them after `set -a`. */
function exportedLater(commands: readonly SimpleCommand[]): string[] {
  const all = commands.some(
    ({ words }) => words[0]?.text === "set" && words.some((w) => w.text === "-a" || w.text === "allexport"),
  );
  if (all) return commands.flatMap(({ assigns }) => assigns.map((assign) => assign.name));
  return commands.flatMap(({ words }) =>
    words[0]?.text === "export" || words[0]?.text === "declare"
      ? words.slice(1).map((w) => w.text.split("=")[0]!)
      : [],
  );
}
