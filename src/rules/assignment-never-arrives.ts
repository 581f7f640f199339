import { encloses, whereOf } from "../core/environment.ts";
import type { EnvFact, KnownOr } from "../core/fact.ts";
import type { FindingDraft, Severity } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import type { Surface } from "../core/surface.ts";
import { goImage } from "../golang/images.ts";
import { goVariables } from "../golang/variables.ts";

export const rule: Rule = {
  id: "assignment-never-arrives",
  catalogue: "ENV-023",
  severity: "error",
  summary: "A Go variable is assigned in a way that no go command or program ever sees.",
  source:
    "Docker: each RUN is a new shell; GNU make: unexported variables do not reach recipes; GitHub: each step is a new shell",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of snapshot.envFacts) {
      if (fact.lost === undefined || !goVariables.has(fact.name)) continue;
      const isMake = fact.surface === "makefile" || fact.surface === "justfile";
      yield draft(
        fact,
        fact.lost,
        isMake
          ? "Export it (export NAME = …), or write it in front of the command."
          : (HELP[fact.surface] ?? OTHER),
        isMake || isDefault(fact) ? "warning" : "error",
      );
    }
    for (const surface of snapshot.surfaces ?? []) yield* beaten(surface);
  },
};

const OTHER = "Set it where the command runs.";
const HELP: Readonly<Record<string, string>> = {
  dockerfile: "Use ENV, or join the commands with &&: each RUN is a shell of its own.",
  workflow:
    'Use env:, or write it to the file: echo "NAME=value" >> "$GITHUB_ENV"; each step is a shell of its own.',
};

/** Losing a value that is the default anyway harms nobody. */
const isDefault = (fact: EnvFact): boolean =>
  fact.name === "GO111MODULE" && (fact.value === "on" || fact.value === "auto");

/** `go env -w` in an image whose environment sets the same variable: the environment wins. */
function* beaten(surface: Surface): Iterable<FindingDraft> {
  for (const fact of surface.env) {
    if (fact.via !== "go-env-w" || surface.kind !== "dockerfile") continue;
    const around = surface.env.find(
      (one) =>
        one !== fact &&
        one.name === fact.name &&
        one.via === undefined &&
        encloses(one.scope, fact.scope) &&
        one.value !== "",
    );
    const image = surface.stages.find(
      (stage) => stage.image !== undefined && encloses(stage.scope, fact.scope),
    )?.image;
    const isFromImage = fact.name === "GOTOOLCHAIN" && setsToolchain(image);
    if (around || isFromImage)
      yield draft(
        fact,
        `go env -w writes a file, and ${around ? "ENV" : "the golang image's ENV GOTOOLCHAIN=local"} wins over it`,
        `Use ENV ${fact.name}=….`,
        "warning",
      );
  }
}

function setsToolchain(image: KnownOr | undefined): boolean {
  const found = goImage(typeof image === "string" ? image : (image?.unknown ?? ""));
  return found?.official === true && !found.windows;
}

const draft = (fact: EnvFact, what: string, help: string, severity: Severity): FindingDraft => ({
  message: `${fact.name}${whereOf(fact)}: ${what}`,
  help,
  at: fact.at,
  severity,
  data: { variable: fact.name, scope: fact.scope },
});
