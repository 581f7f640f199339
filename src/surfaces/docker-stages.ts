import { type Arg, DockerfileParser, type From, type Instruction } from "dockerfile-ast";
import type { KnownOr } from "../core/fact.ts";
import { join, unknown } from "./draft.ts";

/** One stage while it is read: its instructions, and the chain it stands on. */
export interface DockerStage {
  readonly name: string;
  readonly scope: string;
  readonly image: KnownOr | undefined;
  readonly from: From;
  readonly instructions: readonly Instruction[];
  readonly final: boolean;
}

export interface DockerStages {
  /** ARG instructions above the first FROM. */
  readonly globals: readonly Arg[];
  readonly stages: readonly DockerStage[];
  /** The escape character; a backquote means Windows. */
  readonly escape: string;
}

/** The stage graph: environment goes from a stage to the stages built `FROM` it, and nowhere else. */
export function dockerStages(text: string): DockerStages {
  const file = DockerfileParser.parse(text);
  const instructions = file.getInstructions();
  const first = instructions.findIndex((one) => one.getKeyword() === "FROM");
  const globals = instructions
    .slice(0, Math.max(first, 0))
    .filter((one) => one.getKeyword() === "ARG") as Arg[];
  const defaults = new Map<string, string>();
  for (const arg of globals) {
    const filled = fillIn(arg.getProperty()?.getValue() ?? "", defaults);
    defaults.set(arg.getProperty()?.getName() ?? "", typeof filled === "string" ? filled : filled.unknown);
  }
  const groups = first < 0 ? [] : splitAtFrom(instructions.slice(first));
  const stages: DockerStage[] = [];
  groups.forEach((group, i) => {
    stages.push(stage(group, i, i === groups.length - 1, stages, defaults));
  });
  return { globals, stages, escape: file.getEscapeCharacter() };
}

function splitAtFrom(instructions: readonly Instruction[]): Instruction[][] {
  const groups: Instruction[][] = [];
  for (const one of instructions) {
    if (one.getKeyword() === "FROM") groups.push([one]);
    else groups.at(-1)!.push(one);
  }
  return groups;
}

function stage(
  group: readonly Instruction[],
  index: number,
  final: boolean,
  earlier: readonly DockerStage[],
  defaults: ReadonlyMap<string, string>,
): DockerStage {
  const from = group[0] as From;
  const name = from.getBuildStage() ?? `stage ${index}`;
  const image = from.getImage() ?? "";
  const base = earlier.find(
    (one, i) => one.name.toLowerCase() === image.toLowerCase() || String(i) === image,
  );
  const scope = base ? join(base.scope, name) : name;
  return {
    name,
    scope,
    image: base ? undefined : fillIn(image, defaults),
    from,
    instructions: group.slice(1),
    final,
  };
}

/** `$X`, `${X}` and `${X:-default}` from defaults; unknown when one has none. */
export function fillIn(text: string, defaults: ReadonlyMap<string, string>): KnownOr {
  let missing = false;
  const filled = text.replace(
    /\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g,
    (_whole, braced?: string, fallback?: string, bare?: string) => {
      const value = defaults.get(braced ?? bare ?? "") || fallback;
      if (!value) missing = true;
      return value ?? "";
    },
  );
  return missing || filled.includes("$") ? unknown(text) : filled;
}
