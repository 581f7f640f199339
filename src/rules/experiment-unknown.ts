import { about, type KnownFact, settingsOf, surfaceOf, versionsAt } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import {
  experimentKnownIn,
  experimentNames,
  experimentState,
  isExperimentName,
} from "../golang/experiment.ts";
import { pinnedVersion } from "../golang/releases.ts";
import { languageVersion } from "../gomod/go-version.ts";

export const rule: Rule = {
  id: "experiment-unknown",
  catalogue: "ENV-019",
  severity: "error",
  summary: "GOEXPERIMENT names an experiment that the Go in use does not have, so the build stops.",
  source: "internal/buildcfg/exp.go: unknown GOEXPERIMENT; internal/goexperiment/flags.go of Go 1.19 to 1.27",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOEXPERIMENT")) {
      if (fact.phase === "run") continue;
      const versions = versionsFor(snapshot, fact);
      for (const { text, name, on } of experimentNames(fact.value)) {
        const states = versions.map((version) => experimentState(name, version));
        if (!isExperimentName(name))
          yield about(
            fact,
            `no Go from 1.19 to 1.27 has ${name}: go: unknown GOEXPERIMENT ${text}`,
            "Correct or remove it.",
            { data: { experiment: name } },
          );
        else if (states.length > 0 && states.every((state) => state === "absent"))
          yield about(
            fact,
            `Go ${versions.join(", ")} has no ${name} (it is in ${experimentKnownIn(name).join(", ")}): go: unknown GOEXPERIMENT ${text}`,
            "Remove it: the experiment is over.",
            { data: { experiment: name } },
          );
        else if (states.length > 0 && states.every((state) => state === (on ? "on" : "off")))
          yield about(fact, `${text} changes nothing in Go ${versions.join(", ")}`, "Remove it.", {
            severity: "notice",
            data: { experiment: name },
          });
      }
    }
  },
};

/** Major versions chosen for the place; where it chooses none, the go command at hand. */
function versionsFor(snapshot: Snapshot, fact: KnownFact): readonly string[] {
  const surface = surfaceOf(snapshot, fact.at.path);
  const facts = surface ? versionsAt(surface, fact.scope) : [];
  const written =
    facts.length > 0
      ? facts.map(({ version }) => version)
      : surface
        ? []
        : [snapshot.goVersion?.replace(/^go/, "") ?? ""];
  const found = written.map((version) =>
    typeof version === "string" ? languageVersion(pinnedVersion(version) ?? "") : "",
  );
  return found.includes("") ? [] : [...new Set(found)];
}
