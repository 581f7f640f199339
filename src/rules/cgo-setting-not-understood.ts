import { misread, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { cgoFault } from "../golang/grammar.ts";

export const rule: Rule = {
  id: "cgo-setting-not-understood",
  catalogue: "ENV-009",
  severity: "error",
  summary: "CGO_ENABLED is neither 0 nor 1, which Go takes as unset: cgo stays on.",
  source: 'go/build/build.go defaultContext: only "0" and "1" are looked at',
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(settingsOf(snapshot, "CGO_ENABLED"), cgoFault, "Write 0 or 1.");
  },
};
