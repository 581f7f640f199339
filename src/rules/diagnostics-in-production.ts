import { about, isProduction, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { diagnosticSettings, godebugPairs } from "../golang/godebug.ts";

export const rule: Rule = {
  id: "diagnostics-in-production",
  catalogue: "ENV-004",
  severity: "warning",
  summary:
    "GODEBUG of what ships turns on a trace that writes to standard error for as long as the program runs.",
  source: "runtime/extern.go: gctrace, schedtrace, inittrace, scavtrace … print to standard error",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GODEBUG")) {
      if (!isProduction(fact)) continue;
      for (const { key, value } of godebugPairs(fact.value)) {
        if (!diagnosticSettings.has(key) || value === undefined || value === "0") continue;
        yield about(fact, `${key}=${value} writes to standard error in what ships`, HELP, {
          data: { setting: key },
        });
      }
    }
  },
};

const HELP =
  "Remove it here and set it where somebody looks at the output: in an overlay for debugging, or by hand.";
