import { about, effective, isProduction, misread, settingsOf, surfaceOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { gcFault, processorsFault } from "../golang/limits.ts";

export const rule: Rule = {
  id: "runtime-tuning-ignored",
  catalogue: "ENV-008",
  severity: "warning",
  summary: "GOGC or GOMAXPROCS holds a value that Go ignores, or one that takes away its own sizing.",
  source:
    "runtime/mgcpacer.go readGOGC; runtime/proc.go schedinit; go1.25 release notes: container-aware GOMAXPROCS",
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(settingsOf(snapshot, "GOGC"), gcFault, "Write a whole number or off.");
    yield* misread(
      settingsOf(snapshot, "GOMAXPROCS"),
      processorsFault,
      "Remove it: Go 1.25 and later follow the container's CPU limit.",
    );
    for (const fact of settingsOf(snapshot, "GOGC")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      if (fact.value !== "off" || !isProduction(fact) || !surface) continue;
      if (effective(surface, fact.scope, "GOMEMLIMIT") === undefined)
        yield about(
          fact,
          "the collector is off and there is no GOMEMLIMIT: memory only grows",
          "Set GOMEMLIMIT as well, or remove GOGC=off.",
        );
    }
  },
};
