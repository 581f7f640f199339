import { effective, encloses } from "./environment.ts";
import type { EnvFact, EnvVia, SurfaceKind } from "./fact.ts";
import type { Location } from "./location.ts";
import type { Snapshot } from "./snapshot.ts";

/** One place that sets a variable, and what becomes of it there. */
export interface ExplainedSetting {
  readonly at: Location;
  readonly scope: string;
  readonly value: string;
  /** False: an expression, template or reference. */
  readonly known: boolean;
  readonly how: string;
  readonly phase: EnvFact["phase"];
  /** "wins" in its scope, or why it does not. */
  readonly outcome: string;
}

/** Every place that sets `name`: the environment of the run first, then files by path and line. */
export function explainEnv(snapshot: Snapshot, name: string): readonly ExplainedSetting[] {
  const run = snapshot.environment
    .filter((fact) => fact.name === name)
    .map((fact) => explained(fact, "wins for commands of this run"));
  const files = (snapshot.surfaces ?? []).flatMap((surface) =>
    surface.env
      .filter((fact) => fact.name === name)
      .map((fact) => explained(fact, outcomeOf(fact, effective(surface, fact.scope, name), surface.env))),
  );
  return [...run, ...files];
}

const explained = (fact: EnvFact, outcome: string): ExplainedSetting => ({
  at: fact.at,
  scope: fact.scope,
  value: typeof fact.value === "string" ? fact.value : fact.value.unknown,
  known: typeof fact.value === "string",
  how: fact.via ? vias[fact.via] : (surfaces[fact.surface] ?? fact.surface),
  phase: fact.phase,
  outcome,
});

const vias: Readonly<Record<EnvVia, string>> = {
  command: "for one command",
  export: "exported",
  assignment: "variable of the file, not exported",
  "go-env-w": "Go's env file, beaten by the process environment",
  "github-env": "GITHUB_ENV, for later steps of the job",
  arg: "build argument",
  "build-arg": "build argument given by the caller",
  "env-file": "env file",
  flag: "flag",
};

const surfaces: Readonly<Partial<Record<SurfaceKind, string>>> = {
  workflow: "env of the workflow",
  dockerfile: "ENV, beaten by manifests",
  kubernetes: "manifest, beats the image",
  compose: "environment, beats the image",
  process: "process environment, beats Go's env file",
};

function outcomeOf(fact: EnvFact, winner: EnvFact | "unknown" | undefined, all: readonly EnvFact[]): string {
  if (fact.lost) return `lost: ${fact.lost}`;
  if (fact.example) return "only an example";
  if (fact.overridable) return "default, unless the caller sets it";
  if (winner !== undefined && winner !== "unknown" && winner !== fact && fact.via !== "command")
    return `beaten by line ${winner.at.line}`;
  const inner = all.filter(
    (other) =>
      other.name === fact.name &&
      other !== fact &&
      other.scope !== fact.scope &&
      encloses(fact.scope, other.scope) &&
      !other.lost,
  );
  return inner.length > 0 ? `wins, except at line ${inner.map((other) => other.at.line).join(", ")}` : "wins";
}
