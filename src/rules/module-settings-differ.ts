import { about, fileSettingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "module-settings-differ",
  catalogue: "DFT-603",
  severity: "notice",
  summary:
    "CI and the image get modules under different rules: GOPROXY, GOPRIVATE, GOSUMDB or GOTOOLCHAIN differ.",
  source:
    "cmd/go reads them from the environment of each place; CI green and image red is the usual way to notice",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const name of ["GOPROXY", "GOPRIVATE", "GONOSUMDB", "GOSUMDB", "GOTOOLCHAIN"]) {
      const facts = fileSettingsOf(snapshot, name).filter(
        (fact) => fact.value !== "" && fact.via !== "command" && !fact.overridable,
      );
      const ci = facts.find((fact) => CI.has(fact.surface) && fact.via === undefined && fact.scope === "");
      const image = facts.filter((fact) => fact.surface === "dockerfile" && fact.via === undefined);
      for (const fact of ci ? image : []) {
        if (sorted(fact.value) !== sorted(ci!.value))
          yield about(
            fact,
            `${ci!.at.path} says ${ci!.value}`,
            "Give both the same value, by a build argument or a shared file.",
            { related: [ci!.at] },
          );
      }
    }
  },
};

const CI: ReadonlySet<string> = new Set(["workflow", "gitlab-ci", "ci-other"]);

/** Order in a pattern list means nothing. */
const sorted = (value: string): string => (value.includes("|") ? value : value.split(",").sort().join(","));
