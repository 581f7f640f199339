import { about, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { matchPatternList } from "../gomod/patterns.ts";

export const rule: Rule = {
  id: "private-pattern-misses",
  catalogue: "PRX-107",
  severity: "warning",
  summary: "A pattern with a star at its head misses the host itself, or catches hosts that only end alike.",
  source:
    "golang.org/x/mod module.MatchPrefixPatterns with path.Match: *.x needs something before the dot, *x takes anything",
  needs: ["surfaces"],
  *check(snapshot) {
    const paths = snapshot.modules.flatMap((module) => [
      module.path,
      ...(module.goMod?.require ?? []).map((line) => line.path),
    ]);
    for (const fact of settingsOf(snapshot, "GOPRIVATE", "GONOSUMDB", "GONOPROXY", "GOINSECURE")) {
      for (const pattern of fact.value.split(",")) {
        const apex = /^\*\.([^/*]+)/.exec(pattern)?.[1];
        const missed =
          apex && paths.find((path) => path.split("/")[0] === apex && !matchPatternList(fact.value, path));
        if (missed)
          yield about(
            fact,
            `${pattern} does not match ${missed}: the star needs a sub-domain`,
            `Add ${apex}.`,
            { data: { pattern } },
          );
        const loose = /^\*([^.*/][^/]*\.[^/]+)/.exec(pattern)?.[1];
        if (loose)
          yield about(
            fact,
            `${pattern} also matches other hosts that end in ${loose}`,
            `Write ${loose},*.${loose}.`,
            { data: { pattern } },
          );
      }
    }
  },
};
