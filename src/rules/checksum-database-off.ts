import { effective, type KnownFact, settingsOf, surfaceOf, whereOf } from "../core/environment.ts";
import type { FindingDraft, Severity } from "../core/finding.ts";
import { RUN_ENVIRONMENT } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { matchPatternList } from "../gomod/patterns.ts";

export const rule: Rule = {
  id: "checksum-database-off",
  catalogue: "PRX-108, PRX-109",
  severity: "error",
  summary:
    "The checksum database is switched off, for the run or in a file, so new hashes enter go.sum unchecked.",
  source: "cmd/go: modfetch.useSumDB; go.dev/ref/mod#environment-variables (GOSUMDB, GONOSUMDB, GOPRIVATE)",
  needs: ["environment", "surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOSUMDB")) {
      if (fact.value === "off") yield draft(fact, snapshot, "GOSUMDB is off", REMOVE);
    }
    for (const fact of settingsOf(snapshot, "GONOSUMDB", "GOPRIVATE")) {
      if (decidesWhatIsChecked(fact, snapshot) && coversEverything(fact.value))
        yield draft(
          fact,
          snapshot,
          `${fact.name}=${fact.value} takes every module out of the checksum database`,
          NARROW,
        );
    }
  },
};

const REMOVE = "Remove GOSUMDB=off; name private modules in GOPRIVATE instead.";
const NARROW = "Name only your own hosts or organisations, such as git.example.com or github.com/acme.";

/** A non-empty GONOSUMDB replaces GOPRIVATE in the same place. */
function decidesWhatIsChecked(fact: KnownFact, snapshot: Snapshot): boolean {
  if (fact.name === "GONOSUMDB") return true;
  const surface = surfaceOf(snapshot, fact.at.path);
  if (surface) return effective(surface, fact.scope, "GONOSUMDB") === undefined;
  return !snapshot.environment.some(({ name }) => name === "GONOSUMDB");
}

/** Hosts that have nothing in common; a list that matches them all matches everything public. */
const STRANGERS = ["github.com/a/b", "golang.org/x/mod", "k8s.io/api", "gopkg.in/yaml.v3", "example.org/x"];

const coversEverything = (patterns: string): boolean =>
  STRANGERS.every((module) => matchPatternList(patterns, module));

function draft(fact: KnownFact, snapshot: Snapshot, what: string, help: string): FindingDraft {
  return {
    message: `${what}${whereOf(fact)}: hashes of modules that go.sum does not hold yet are taken on trust`,
    help,
    at: fact.at,
    severity: severityOf(fact, snapshot),
    data: { variable: fact.name, value: fact.value, scope: fact.scope },
  };
}

/** Where nothing is left to look up (all vendored; in files also: go.sum is there) it is a bad habit; in a test suite that works offline not even that. */
function severityOf(fact: KnownFact, snapshot: Snapshot): Severity {
  const judged = snapshot.modules.filter((module) => module.inScope);
  const inFile = fact.at.path !== RUN_ENVIRONMENT;
  const isTest = inFile && (/(^|\/)(tests?|e2e)\//.test(fact.at.path) || fact.phase === "test");
  if (isTest) return "notice";
  const settled = judged.every(
    (module) => module.kind === "vendored" || (inFile && module.goSum !== undefined),
  );
  return judged.length > 0 && settled ? "warning" : "error";
}
