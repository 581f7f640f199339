import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "build-argument-out-of-scope",
  catalogue: "ENV-024",
  severity: "error",
  summary:
    "An ARG above the first FROM is used in a stage that does not declare it again, where it is empty.",
  source: "docs.docker.com/reference/dockerfile: an ARG declared before a FROM is outside of a build stage",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const { name, at } of surface.stages.flatMap((stage) => stage.uses)) {
        const declared = surface.globalArgs.find((arg) => arg.name === name);
        yield {
          message: `$${name} is empty here: ARG ${name} stands above FROM and is not declared again in this stage`,
          help: `Write ARG ${name} (without a value) in the stage.`,
          at,
          related: declared ? [declared.at] : [],
          data: { argument: name },
        };
      }
    }
  },
};
