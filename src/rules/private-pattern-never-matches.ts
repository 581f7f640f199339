import { whereOf } from "../core/environment.ts";
import type { EnvFact } from "../core/fact.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "private-pattern-never-matches",
  catalogue: "PRX-106",
  severity: "error",
  summary: "A pattern of GOPRIVATE, GONOSUMDB, GONOPROXY or GOINSECURE can match no module path.",
  source:
    "golang.org/x/mod module.MatchPrefixPatterns: a comma list of globs over path prefixes, nothing trimmed",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of snapshot.envFacts.concat(snapshot.environment)) {
      if (!LISTS.has(fact.name) || fact.lost || fact.example) continue;
      if (typeof fact.value !== "string") {
        if (/:\/\/|:\$\{?\w*PORT/i.test(fact.value.unknown))
          yield draft(fact, fact.value.unknown, "a scheme or port is in no module path");
        continue;
      }
      const patterns = fact.value.split(",");
      for (const pattern of patterns) {
        const why = patterns.length === 1 && pattern.trim() === "" ? undefined : whyNot(pattern);
        if (why) yield draft(fact, pattern, why);
      }
    }
  },
};

const LISTS: ReadonlySet<string> = new Set(["GOPRIVATE", "GONOSUMDB", "GONOPROXY", "GOINSECURE"]);

function whyNot(pattern: string): string | undefined {
  if (/^[a-z+]+:\/\//.test(pattern)) return "module paths have no scheme";
  if (/^[^/]*:\d+/.test(pattern)) return "module paths have no port";
  if (/;/.test(pattern)) return "only commas separate patterns";
  if (/^["']|["']$/.test(pattern)) return "the quotes belong to the pattern";
  if (pattern !== pattern.trim() || /\s/.test(pattern.trim()))
    return pattern.trim() === ""
      ? undefined
      : "the space belongs to the pattern: write no spaces around commas";
  if (pattern.includes("...")) return "... is no wildcard here: a prefix covers what is below it";
  if (pattern.startsWith("!")) return "there is no negation";
  const host = pattern.split("/")[0] ?? "";
  return /[A-Z]/.test(host)
    ? "hosts of module paths are in lower case, and matching minds the case"
    : undefined;
}

const draft = (fact: EnvFact, pattern: string, why: string): FindingDraft => ({
  message: `${fact.name}${whereOf(fact)}: ${JSON.stringify(pattern)} matches no module: ${why}`,
  help: "Write path prefixes separated by commas: git.example.com,github.com/acme.",
  at: fact.at,
  data: { variable: fact.name, pattern },
});
