import { about, fileSettingsOf } from "../core/environment.ts";
import type { EnvFact } from "../core/fact.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";

export const rule: Rule = {
  id: "build-settings-differ",
  catalogue: "DFT-601",
  severity: "warning",
  summary: "What ships is built with an experiment, a crypto module or tags that no test in CI uses.",
  source:
    "a program built with another GOEXPERIMENT, GOFIPS140 or -tags is another program than the one tested",
  needs: ["surfaces"],
  *check(snapshot) {
    const tested = settings(snapshot, isTest);
    if (!tested.hasPlace) return;
    for (const name of ["GOEXPERIMENT", "GOFIPS140"]) {
      const known = new Set(tested.facts.filter((fact) => fact.name === name).map((fact) => fact.value));
      if (tested.facts.some((fact) => fact.name === "*")) return;
      for (const fact of fileSettingsOf(snapshot, name)) {
        if (
          fact.value === "" ||
          fact.value === "off" ||
          known.has(fact.value) ||
          isTest(fact) ||
          fact.example
        )
          continue;
        const isShipped =
          fact.surface === "dockerfile" ||
          fact.surface === "goreleaser" ||
          fact.surface === "ko" ||
          fact.surface === "binary" ||
          fact.surface === "bazel";
        yield about(
          fact,
          `built with it here, and no test in CI is`,
          "Run the tests with the same setting in one job.",
          {
            severity: isShipped ? "warning" : "notice",
            related: tested.facts
              .filter((other) => other.name === name)
              .slice(0, 3)
              .map((other) => other.at),
          },
        );
      }
    }
  },
};

const CI: ReadonlySet<string> = new Set(["workflow", "action", "gitlab-ci", "ci-other"]);

/** A setting of CI that tests see. */
const isTest = (fact: EnvFact): boolean => CI.has(fact.surface) || fact.phase === "test";

/** Settings of CI, and whether anything there runs tests at all. */
function settings(
  snapshot: Snapshot,
  wanted: (fact: EnvFact) => boolean,
): { readonly facts: readonly EnvFact[]; readonly hasPlace: boolean } {
  const hasPlace = (snapshot.surfaces ?? []).some(
    (surface) =>
      CI.has(surface.kind) && surface.commands.some(({ argv }) => argv[0] === "go" && argv[1] === "test"),
  );
  return { facts: snapshot.envFacts.filter(wanted), hasPlace };
}
