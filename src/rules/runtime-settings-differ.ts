import { about, fileSettingsOf, isProduction, type KnownFact } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "runtime-settings-differ",
  catalogue: "DFT-602",
  severity: "notice",
  summary: "Manifests or images of one program set GODEBUG, GOGC or GOMEMLIMIT differently.",
  source: "runtime/extern.go: these change behaviour of the same binary from place to place",
  needs: ["surfaces"],
  *check(snapshot) {
    const names = ["GODEBUG", "GOGC"];
    for (const name of names) {
      const facts = fileSettingsOf(snapshot, name).filter(
        (fact) => fact.ships && isProduction(fact) && fact.value !== "",
      );
      const byProgram = new Map<string, KnownFact>();
      for (const fact of facts) {
        const program = programOf(fact);
        const first = byProgram.get(program);
        if (!first) byProgram.set(program, fact);
        else if (first.value !== fact.value && first.at.path !== fact.at.path)
          yield about(fact, `${first.at.path} says ${first.value}`, "Say it once, or say why they differ.", {
            related: [first.at],
          });
      }
    }
  },
};

/** The container's own name; the same name in two manifests is taken for the same program. */
const programOf = (fact: KnownFact): string => fact.scope.split(" / ").at(-1) ?? "";
