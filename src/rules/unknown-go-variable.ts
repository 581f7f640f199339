import type { Rule } from "../core/rule.ts";
import { deadVariables, nearestGoVariable } from "../golang/variables.ts";

export const rule: Rule = {
  id: "unknown-go-variable",
  catalogue: "ENV-022",
  severity: "warning",
  summary: "A variable looks like one of Go but Go does not read it: misspelt, removed, or never there.",
  source: "go help environment and runtime/extern.go of Go 1.27; no hit for the name in cmd/go",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of [...snapshot.environment, ...snapshot.envFacts]) {
      const dead = deadVariables.get(fact.name);
      const near =
        dead || fact.via === "assignment" || fact.via === "arg" || fact.via === "build-arg"
          ? undefined
          : nearestGoVariable(fact.name);
      if (!dead && !near) continue;
      yield {
        message: `${fact.name}: ${dead ?? `Go does not read it; ${near} is meant?`}`,
        help: near ? `Write ${near}.` : "Remove it.",
        at: fact.at,
        data: { variable: fact.name, ...(near ? { meant: near } : {}) },
      };
    }
  },
};
