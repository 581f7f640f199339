import { about, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { isSwallowed, splitGoflags } from "../golang/goflags.ts";

export const rule: Rule = {
  id: "goflags-value-lost",
  catalogue: "ENV-011",
  severity: "error",
  summary:
    "Part of a GOFLAGS value is lost: a flag of the linker outside the quotes, or the same flag twice.",
  source: "cmd/go/internal/base/goflags.go: entries are split at spaces, the last of equal flags wins",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOFLAGS")) {
      const flags = splitGoflags(fact.value) ?? [];
      const swallowed = flags.find((flag, i) => i > 0 && isSwallowed(flags[i - 1]!, flag));
      if (swallowed) {
        const first = flags[flags.indexOf(swallowed) - 1]!;
        yield about(
          fact,
          `${swallowed.text} is taken for a flag of go, so -${first.name} gets only ${first.value}`,
          `Quote the entry: '${first.text} ${swallowed.text}' (Go 1.21 and later).`,
          { data: { flag: swallowed.text } },
        );
      }
      const twice = flags.find(
        (flag, i) => REPLACED.has(flag.name) && flags.some((other, j) => j < i && other.name === flag.name),
      );
      if (twice)
        yield about(
          fact,
          `-${twice.name} is there twice: the last one wins`,
          `Put both values into one -${twice.name}.`,
          { data: { flag: twice.text } },
        );
    }
  },
};

/** Flags whose earlier value is replaced, not added to. */
const REPLACED = new Set(["ldflags", "tags", "mod", "modfile", "overlay", "pgo", "buildmode"]);
