import { about, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { godebugPairs, godebugSetting, weakening } from "../golang/godebug.ts";

export const rule: Rule = {
  id: "godebug-weakens-security",
  catalogue: "ENV-003",
  severity: "warning",
  summary: "GODEBUG switches a protection off that a Go release brought on purpose.",
  source: "doc/godebug.md of the Go source tree, one section a release",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GODEBUG")) {
      if (fact.phase === "test") continue;
      for (const { key, value } of godebugPairs(fact.value)) {
        const weak = weakening.get(key);
        if (!weak?.values.includes(value ?? "") || godebugSetting(key)?.removed) continue;
        yield about(fact, `${key}=${value} ${weak.why}`, HELP, { data: { setting: key } });
      }
    }
  },
};

const HELP =
  "Mend the peer that needs it, and give the exception an end: suppress it with until= and a reason.";
