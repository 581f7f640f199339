import type { Rule } from "../core/rule.ts";
import { majorOf } from "../golang/setup-go.ts";

export const rule: Rule = {
  id: "setup-go-cache-misses",
  catalogue: "WFL-402",
  severity: "notice",
  summary:
    "setup-go's cache key does not see the modules of this repository: there is no go.mod or go.sum at the root.",
  source:
    "actions/setup-go README: the key is made of the file at the root unless cache-dependency-path says otherwise",
  needs: ["surfaces"],
  *check(snapshot) {
    if (snapshot.modules.length === 0 || snapshot.modules.some((module) => module.dir === ".")) return;
    for (const step of (snapshot.surfaces ?? []).flatMap((surface) => surface.steps)) {
      if (
        step.uses !== "actions/setup-go" ||
        step.inputs.get("cache")?.value === "false" ||
        step.inputs.has("cache-dependency-path") ||
        (majorOf(step.version) ?? 4) < 4
      )
        continue;
      if (step.inputs.get("go-version-file")?.value.includes("/")) continue;
      yield {
        message: `setup-go finds no dependency file at the root, so nothing is cached (${step.job})`,
        help: 'Set cache-dependency-path: "**/go.sum".',
        at: step.at,
        data: { job: step.job },
      };
    }
  },
};
