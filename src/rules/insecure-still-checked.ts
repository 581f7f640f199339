import { about, effective, settingsOf, surfaceOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { matchPatternList } from "../gomod/patterns.ts";

export const rule: Rule = {
  id: "insecure-still-checked",
  catalogue: "GOINSECURE",
  severity: "warning",
  summary:
    "GOINSECURE is set for a host that GOPRIVATE or GONOSUMDB does not cover: the checksum database is still asked.",
  source:
    "go help environment: GOINSECURE does not disable checksum database validation; GOPRIVATE or GONOSUMDB do",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOINSECURE")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      if (!surface || fact.value === "") continue;
      const around = ["GOPRIVATE", "GONOSUMDB", "GOSUMDB"].map((name) =>
        effective(surface, fact.scope, name),
      );
      if (around.some((other) => other === "unknown" || (other && typeof other.value !== "string"))) continue;
      const [privates, unchecked, database] = around.map((other) =>
        other && other !== "unknown" ? String(other.value) : "",
      );
      const lists = unchecked || privates || "";
      const open =
        database === "off"
          ? undefined
          : fact.value
              .split(",")
              .find((pattern) => pattern !== "" && !matchPatternList(lists, sampleOf(pattern)));
      if (open)
        yield about(
          fact,
          `${open} may come over http, but its name still goes to the checksum database, which does not know it`,
          `Add ${open} to GOPRIVATE.`,
          { data: { pattern: open } },
        );
    }
  },
};

/** A module path that a pattern matches. */
const sampleOf = (pattern: string): string =>
  `${pattern.replace(/\/$/, "").replaceAll("*", "x").replaceAll("?", "x")}`;
