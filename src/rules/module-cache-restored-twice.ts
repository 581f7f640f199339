import type { Rule } from "../core/rule.ts";
import type { StepFact } from "../core/surface.ts";
import { majorOf } from "../golang/setup-go.ts";

export const rule: Rule = {
  id: "module-cache-restored-twice",
  catalogue: "WFL-401",
  severity: "warning",
  summary:
    "actions/cache restores the module cache that setup-go restores already; the second one floods the log with “File exists”.",
  source: "github.com/actions/setup-go/issues/722; setup-go README: cache is on by default since v4",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const cache of surface.steps) {
        const path = cache.inputs.get("path");
        if (
          !/^actions\/cache(\/restore)?$/.test(cache.uses ?? "") ||
          !path ||
          !/go\/pkg\/mod|go-build|GOMODCACHE|gomodcache/.test(path.value)
        )
          continue;
        const setup = surface.steps.find(
          (step) => step.job === cache.job && step.uses === "actions/setup-go" && caches(step),
        );
        if (setup)
          yield {
            message: `the module cache is restored twice in ${cache.job}: by setup-go and here`,
            help: "Remove this step, or set cache: false on setup-go.",
            at: cache.at,
            related: [setup.at],
            data: { job: cache.job },
          };
      }
    }
  },
};

const caches = (step: StepFact): boolean =>
  step.inputs.get("cache")?.value !== "false" &&
  !step.inputs.get("cache")?.value.includes("$") &&
  (majorOf(step.version) ?? 4) >= 4;
