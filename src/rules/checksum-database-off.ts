import type { EnvFact } from "../core/fact.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { matchPatternList } from "../gomod/patterns.ts";

export const rule: Rule = {
  id: "checksum-database-off",
  catalogue: "PRX-108, PRX-109",
  severity: "error",
  summary:
    "The environment of the run switches the checksum database off, so new hashes enter go.sum unchecked.",
  source: "cmd/go: modfetch.useSumDB; go.dev/ref/mod#environment-variables (GOSUMDB, GONOSUMDB, GOPRIVATE)",
  needs: ["environment"],
  *check(snapshot) {
    for (const fact of snapshot.environment) {
      if (typeof fact.value !== "string") continue;
      if (fact.name === "GOSUMDB" && fact.value === "off")
        yield draft(fact, snapshot, "GOSUMDB is off", REMOVE);
      if (decidesWhatIsChecked(fact, snapshot) && coversEverything(fact.value)) {
        yield draft(
          fact,
          snapshot,
          `${fact.name}=${fact.value} takes every module out of the checksum database`,
          NARROW,
        );
      }
    }
  },
};

const REMOVE = "Remove GOSUMDB=off; name private modules in GOPRIVATE instead.";
const NARROW = "Name only your own hosts or organisations, such as git.example.com or github.com/acme.";

/** A non-empty GONOSUMDB replaces GOPRIVATE here. */
function decidesWhatIsChecked(fact: EnvFact, snapshot: Snapshot): boolean {
  if (fact.name === "GONOSUMDB") return true;
  return fact.name === "GOPRIVATE" && !snapshot.environment.some(({ name }) => name === "GONOSUMDB");
}

/** Hosts that have nothing in common; a list that matches them all matches everything public. */
const STRANGERS = ["github.com/a/b", "golang.org/x/mod", "k8s.io/api", "gopkg.in/yaml.v3", "example.org/x"];

const coversEverything = (patterns: string): boolean =>
  STRANGERS.every((module) => matchPatternList(patterns, module));

/** Where nothing is left to look up (all vendored), it is no more than a bad habit. */
function draft(fact: EnvFact, snapshot: Snapshot, what: string, help: string): FindingDraft {
  const judged = snapshot.modules.filter((module) => module.inScope);
  const isIdle = judged.length > 0 && judged.every((module) => module.kind === "vendored");
  return {
    message: `${what} (${fact.scope}): hashes of modules that go.sum does not hold yet are taken on trust`,
    help,
    at: fact.at,
    severity: isIdle ? "warning" : "error",
    data: { variable: fact.name, value: String(fact.value), scope: fact.scope },
  };
}
