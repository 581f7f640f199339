import { about, type KnownFact, settingsOf } from "../core/environment.ts";
import { RUN_ENVIRONMENT } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "goroot-hard-coded",
  catalogue: "ENV-018",
  severity: "warning",
  summary: "GOROOT is hard-coded; the go command finds its own, and a wrong one mixes two Go versions.",
  source: "go.dev/doc/install: setting GOROOT is not needed; cmd/go: cannot find GOROOT directory",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOROOT")) {
      if (fact.value === "" || fact.via === "command" || fact.at.path === RUN_ENVIRONMENT) continue;
      yield about(
        fact,
        "the go command knows its own GOROOT; this one goes stale with the next toolchain",
        "Remove it; $(go env GOROOT) tells it where a script needs it.",
        {
          severity: isHarmless(fact) ? "notice" : "warning",
        },
      );
    }
  },
};

/** Where images of Go install it: redundant there, but not wrong. */
const isHarmless = (fact: KnownFact): boolean =>
  fact.value === "/usr/local/go" &&
  (fact.surface === "dockerfile" || /entrypoint|docker/i.test(fact.at.path));
