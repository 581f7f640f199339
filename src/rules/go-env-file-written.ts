import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "go-env-file-written",
  catalogue: "ENV-017",
  severity: "notice",
  summary: "go env -w in an image or a job hides the setting in a file of the home directory.",
  source: "go help env: the file of GOENV; an empty process variable does not clear it (tried with go1.27.3)",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of snapshot.envFacts) {
      if (fact.via !== "go-env-w" || !/dockerfile|workflow|gitlab-ci|ci-other/.test(fact.surface)) continue;
      yield {
        message: `go env -w ${fact.name} writes a file of the home directory (${fact.scope})`,
        help: "Set it in the environment (ENV, env:), where everybody sees it and every user gets it.",
        at: fact.at,
        data: { variable: fact.name },
      };
    }
  },
};
