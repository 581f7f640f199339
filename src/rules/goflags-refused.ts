import { about, settingsOf } from "../core/environment.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { type GoFlag, isKnownFlag, isSwallowed, splitGoflags } from "../golang/goflags.ts";

export const rule: Rule = {
  id: "goflags-refused",
  catalogue: "ENV-010",
  severity: "error",
  summary: "GOFLAGS holds something that is no flag, or a flag the go command refuses.",
  source:
    "cmd/go/internal/base/goflags.go: parsing $GOFLAGS: non-flag …, unknown flag …; go1.17 release notes (-insecure)",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOFLAGS")) {
      const flags = splitGoflags(fact.value);
      if (!flags) yield about(fact, "a quote is not closed: every go command stops", "Close the quote.");
      const swallowed = flags?.some((flag, i) => i > 0 && isSwallowed(flags[i - 1]!, flag));
      for (const flag of swallowed ? [] : (flags ?? [])) {
        const what = faultOf(flag);
        if (what)
          yield about(fact, what, flag.name === "insecure" ? INSECURE : HELP, { data: { flag: flag.text } });
      }
    }
    yield* insecureGets(snapshot);
  },
};

const HELP = "Write -flag=value, one word a flag, or quote the whole entry: '-ldflags=-s -w'.";
const INSECURE = "Name the hosts in GOINSECURE instead; go get refuses the flag since Go 1.17.";

function faultOf(flag: GoFlag): string | undefined {
  if (!flag.text.startsWith("-") || flag.name === "")
    return `non-flag "${flag.text}": every go command stops`;
  if (flag.name === "insecure") return "-insecure is no longer supported: go get stops";
  return isKnownFlag(flag.name) ? undefined : `unknown flag "-${flag.name}": every go command stops`;
}

function* insecureGets(snapshot: Snapshot): Iterable<FindingDraft> {
  for (const { argv, at } of (snapshot.surfaces ?? []).flatMap((surface) => surface.commands)) {
    if (argv[0] === "go" && argv[1] === "get" && argv.includes("-insecure"))
      yield {
        message: "go get -insecure is no longer supported: the command stops",
        help: INSECURE,
        at,
        data: { flag: "-insecure" },
      };
  }
}
