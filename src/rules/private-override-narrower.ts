import { about, effectiveValue, settingsOf, surfaceOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { matchPatternList } from "../gomod/patterns.ts";

export const rule: Rule = {
  id: "private-override-narrower",
  catalogue: "GOPRIVATE",
  severity: "warning",
  summary: "GONOSUMDB or GONOPROXY is set beside GOPRIVATE and covers less, so it takes protection away.",
  source:
    "cmd/go/internal/cfg: GONOSUMDB and GONOPROXY default to GOPRIVATE only while empty; any value replaces it",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GONOSUMDB", "GONOPROXY")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      if (!surface || fact.value === "" || fact.value === "none") continue;
      const patterns = (effectiveValue(surface, fact.scope, "GOPRIVATE") ?? "")
        .split(",")
        .filter((pattern) => pattern !== "");
      const open = patterns.find((pattern) => !matchPatternList(fact.value, sampleOf(pattern)));
      if (open)
        yield about(
          fact,
          `replaces GOPRIVATE here and does not cover ${open}`,
          `Remove ${fact.name}, or add ${open} to it.`,
          { data: { pattern: open } },
        );
    }
  },
};

/** A module path that a pattern matches, with an unlikely name in place of a star. */
const sampleOf = (pattern: string): string =>
  pattern.trim().replace(/\/$/, "").replaceAll("*", "any.sub").replaceAll("?", "x");
