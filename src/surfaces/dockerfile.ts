import type { Arg, Copy, Env, Instruction, JSONInstruction, Property } from "dockerfile-ast";
import type { Location } from "../core/location.ts";
import type { ArgFact, CopyFact, UseFact } from "../core/surface.ts";
import { runScript } from "./docker-run.ts";
import { type DockerStage, type DockerStages, dockerStages, fillIn } from "./docker-stages.ts";
import { addEnv, addGoImage, type Draft, type Place, unknown } from "./draft.ts";
import { readScript } from "./script.ts";
import type { Excerpt } from "./text.ts";

type Range = ReturnType<Instruction["getRange"]>;

/** One Dockerfile being read; places of instructions in the surrounding file. */
interface File {
  readonly draft: Draft;
  readonly excerpt: Excerpt;
  readonly offset: (range: Range) => { start: number; end: number };
  readonly globals: ReadonlySet<string>;
  readonly finalScope: string;
}

/** Reads a Dockerfile, or a piece of YAML that is one. `within` goes before the stages' names in scopes. */
export function readDockerfile(draft: Draft, excerpt: Excerpt): void {
  const found = dockerStages(excerpt.text);
  const file: File = {
    draft,
    excerpt,
    offset: offsets(excerpt.text),
    globals: new Set(found.globals.map((arg) => arg.getProperty()?.getName() ?? "")),
    finalScope: found.stages.at(-1)?.scope ?? "",
  };
  for (const arg of found.globals) addGlobal(file, arg);
  for (const stage of found.stages) readStage(file, stage, found);
}

function offsets(text: string): (range: Range) => { start: number; end: number } {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\n" || (text[i] === "\r" && text[i + 1] !== "\n")) starts.push(i + 1);
  }
  const offset = (line: number, character: number) => (starts[line] ?? text.length) + character;
  return (range) => ({
    start: offset(range.start.line, range.start.character),
    end: offset(range.end.line, range.end.character),
  });
}

function place(file: File, range: Range | null | undefined): Location {
  if (!range) return file.excerpt.at(0);
  const { start, end } = file.offset(range);
  return file.excerpt.at(start, end);
}

function addGlobal(file: File, arg: Arg): void {
  const property = arg.getProperty();
  if (!property) return;
  file.draft.globalArgs.push(argFact(file, property));
  addArg(file, { scope: "" }, property);
}

const argFact = (file: File, property: Property): ArgFact => ({
  name: property.getName(),
  hasDefault: Boolean(property.getValue()),
  at: place(file, property.getRange()),
});

function addArg(file: File, where: Place, property: Property): void {
  const value = property.getValue();
  const known = value === null || value.includes("$") ? unknown(value ?? "") : value;
  addEnv(file.draft, where, property.getName(), known, place(file, property.getRange()), {
    via: "arg",
    overridable: true,
  });
}

function readStage(file: File, stage: DockerStage, all: DockerStages): void {
  const ships = file.finalScope === stage.scope || file.finalScope.startsWith(`${stage.scope} / `);
  const where: Place = { scope: stage.scope, ...(ships ? { ships: true } : {}) };
  addImage(file, stage, all.globals);
  const declared = new Set<string>(inherited(stage, all));
  for (const one of stage.instructions) readInstruction(file, where, one, declared, all.escape);
  file.draft.stages.push({
    scope: stage.scope,
    name: stage.name,
    image: stage.image,
    at: place(file, stage.from.getRange()),
    final: stage.final,
    copies: copies(file, stage),
    args: stage.instructions
      .filter((one) => one.getKeyword() === "ARG")
      .flatMap((one) => argOf(file, one as Arg)),
    uses: uses(file, stage, all),
    ...workdir(stage),
    entrypoint: entrypoint(stage),
    copiedFrom: all.stages.some((other) => copiesFrom(other, stage, all)),
  });
}

/** The version stands in FROM, or in the ARG that FROM takes it from. */
function addImage(file: File, stage: DockerStage, globals: readonly Arg[]): void {
  const image = typeof stage.image === "string" ? stage.image : undefined;
  const written = stage.from.getImage() ?? "";
  const argument = globals
    .map((arg) => arg.getProperty())
    .find((property) => {
      const value = property?.getValue() ?? "";
      return (
        written.includes("$") && /\d+\.\d+/.test(value) && !value.includes("$") && image?.includes(value)
      );
    });
  const range = argument?.getRange() ?? stage.from.getImageRange() ?? stage.from.getRange();
  addGoImage(file.draft, stage.scope, image, place(file, range));
}

function readInstruction(
  file: File,
  where: Place,
  one: Instruction,
  declared: Set<string>,
  escapeCharacter: string,
): void {
  const keyword = one.getKeyword();
  if (keyword === "ENV") {
    for (const property of (one as Env).getProperties()) {
      declared.add(property.getName());
      addEnvProperty(file, where, property);
    }
  } else if (keyword === "ARG") {
    const property = (one as Arg).getProperty();
    if (!property) return;
    declared.add(property.getName());
    addArg(file, { scope: where.scope }, property);
  } else if (keyword === "RUN" && escapeCharacter === "\\") {
    const { start, end } = file.offset(one.getRange());
    const script = runScript(file.excerpt, start, end);
    const scope = `${where.scope} / RUN ${one.getRange().start.line + 1}`;
    if (script) readScript(file.draft, { scope, shell: "own", exported: declared }, script);
  }
}

function addEnvProperty(file: File, where: Place, property: Property): void {
  const value = property.getValue() ?? "";
  const known = value.includes("$") ? fillIn(value, new Map()) : value;
  addEnv(file.draft, where, property.getName(), known, place(file, property.getRange()));
}

/** Names of ENV and ARG in the stages it is built on. */
function inherited(stage: DockerStage, all: DockerStages): string[] {
  return all.stages
    .filter((other) => other !== stage && stage.scope.startsWith(`${other.scope} / `))
    .flatMap((other) => other.instructions.flatMap(declaredNames));
}

function declaredNames(one: Instruction): string[] {
  if (one.getKeyword() === "ENV") return (one as Env).getProperties().map((property) => property.getName());
  if (one.getKeyword() === "ARG") return [(one as Arg).getProperty()?.getName() ?? ""];
  return [];
}

function argOf(file: File, arg: Arg): ArgFact[] {
  const property = arg.getProperty();
  return property ? [argFact(file, property)] : [];
}

/** Uses of global ARG names that the stage (or a stage below it) has not declared when they are used. */
function uses(file: File, stage: DockerStage, all: DockerStages): UseFact[] {
  const declared = new Set(inherited(stage, all));
  const found: UseFact[] = [];
  for (const one of stage.instructions) {
    for (const variable of one.getVariables()) {
      const name = variable.getName();
      if (!file.globals.has(name) || declared.has(name) || one.getKeyword() === "ARG") continue;
      if (!assignedIn(one, name)) found.push({ name, at: place(file, variable.getRange()) });
    }
    for (const name of declaredNames(one)) declared.add(name);
  }
  return found;
}

const assignedIn = (one: Instruction, name: string): boolean =>
  new RegExp(`(^|[\\s;&|(])${name}=|\\b(read|for)\\s+(-\\w+\\s+)*${name}\\b|\\$\\{${name}:?[-+?=]`).test(
    one.getArgumentsContent() ?? "",
  );

const copies = (file: File, stage: DockerStage): CopyFact[] =>
  stage.instructions
    .filter((one) => one.getKeyword() === "COPY" || one.getKeyword() === "ADD")
    .map((one) => copyFact(file, one as Copy));

function copyFact(file: File, one: Copy): CopyFact {
  const words = one
    .getArguments()
    .map((argument) => argument.getValue())
    .filter((word) => !word.startsWith("--"));
  const from = one
    .getFlags()
    .find((flag) => flag.getName() === "from")
    ?.getValue();
  return {
    ...(from ? { from } : {}),
    sources: words.slice(0, -1),
    target: words.at(-1) ?? "",
    at: place(file, one.getRange()),
  };
}

function copiesFrom(other: DockerStage, stage: DockerStage, all: DockerStages): boolean {
  const index = String(all.stages.indexOf(stage));
  return other.instructions.some((one) => {
    const text = one.getTextContent();
    const from = /--(?:from=|mount=\S*from=)([^\s,]+)/.exec(text)?.[1];
    return from !== undefined && (from.toLowerCase() === stage.name.toLowerCase() || from === index);
  });
}

function workdir(stage: DockerStage): { workdir?: string } {
  const last = stage.instructions.filter((one) => one.getKeyword() === "WORKDIR").at(-1);
  return last ? { workdir: last.getArgumentsContent() ?? "" } : {};
}

const entrypoint = (stage: DockerStage): string[] =>
  ["ENTRYPOINT", "CMD"].flatMap((keyword) => {
    const last = stage.instructions.filter((one) => one.getKeyword() === keyword).at(-1) as
      | JSONInstruction
      | undefined;
    const json = last?.getJSONStrings?.().map((word) => word.getValue().replace(/^"|"$/g, "")) ?? [];
    return json.length ? json : (last?.getArguments().map((word) => word.getValue()) ?? []);
  });
