import { about, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { experimentNames } from "../golang/experiment.ts";

export const rule: Rule = {
  id: "experiment-not-allowed",
  severity: "error",
  summary:
    "GOEXPERIMENT (or the experiments of a Bazel SDK) names an experiment that the configuration does not allow.",
  source:
    "policy.allow-experiments of .github/gomod-preflight.yml; go help environment: not meant for use outside Go itself",
  needs: ["surfaces"],
  *check(snapshot, config) {
    const allowed = config.policy.allowExperiments;
    if (!allowed) return;
    for (const fact of settingsOf(snapshot, "GOEXPERIMENT")) {
      const other = experimentNames(fact.value).find(
        ({ text, name }) => !allowed.includes(text) && !allowed.includes(name),
      );
      if (other)
        yield about(
          fact,
          `${other.text} is not among the allowed experiments (${allowed.join(", ") || "none"})`,
          "Remove it, or allow it in policy.allow-experiments.",
          { data: { experiment: other.name } },
        );
    }
  },
};
