import type { Rule } from "../core/rule.ts";
import type { StepFact, Surface } from "../core/surface.ts";

export const rule: Rule = {
  id: "setup-go-inputs-wrong",
  catalogue: "WFL-403",
  severity: "error",
  summary:
    "setup-go reads a version file before the repository is checked out, or has two version inputs of which one is ignored.",
  source:
    "actions/setup-go src/main.ts resolveVersionInput: both inputs: go-version wins; a missing file throws",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const step of surface.steps) {
        const file = step.uses === "actions/setup-go" ? step.inputs.get("go-version-file") : undefined;
        if (!file || file.value === "") continue;
        if (step.inputs.get("go-version")?.value)
          yield {
            message: `both go-version and go-version-file are set: ${file.value} is ignored`,
            help: "Remove one of the two.",
            at: file.at,
            severity: "warning",
            data: { file: file.value },
          };
        else if (surface.kind === "workflow" && !isCheckedOut(surface, step))
          yield {
            message: `${file.value} is read before the repository is checked out: the step fails`,
            help: "Put actions/checkout in front.",
            at: file.at,
            data: { file: file.value },
          };
      }
    }
  },
};

/** A checkout, or a step that may contain one (another action, git, a container with the files), stands before it. */
function isCheckedOut(surface: Surface, setup: StepFact): boolean {
  const before = surface.steps.filter((step) => step.job === setup.job && step.index < setup.index);
  const clones = surface.commands.some(
    (command) => command.argv[0] === "git" && before.some((step) => step.scope === command.scope),
  );
  return (
    clones ||
    before.some((step) => step.uses !== undefined && !HARMLESS.test(step.uses)) ||
    setup.job === "action"
  );
}

/** Actions that bring no files. */
const HARMLESS =
  /^(actions\/(setup-|cache|github-script|labeler)|docker\/setup-|step-security\/harden-runner)/;
