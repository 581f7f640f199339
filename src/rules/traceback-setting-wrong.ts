import { about, isProduction, type KnownFact, settingsOf, surfaceOf } from "../core/environment.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { tracebackFault } from "../golang/grammar.ts";

export const rule: Rule = {
  id: "traceback-setting-wrong",
  catalogue: "ENV-005",
  severity: "error",
  summary:
    "GOTRACEBACK is misspelt, so crashes print no stack at all, or it is a level that harms in production.",
  source: "runtime/runtime1.go setTraceback: its default branch prints nothing; runtime/extern.go",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOTRACEBACK")) {
      const fault = tracebackFault(fact.value);
      if (fault) yield about(fact, fault.what, fault.meant ? `Write GOTRACEBACK=${fault.meant}.` : LEVELS);
      else if (
        fact.value === "wer" &&
        /dockerfile|kubernetes|helm|compose/.test(fact.surface) &&
        !isWindows(snapshot, fact)
      )
        yield about(fact, "only Windows knows it; on Linux a crash prints no stack trace at all", LEVELS);
      else if (isProduction(fact)) yield* production(fact);
    }
  },
};

const LEVELS = "Levels are none, single (the default), all, system and crash.";

function* production(fact: KnownFact): Iterable<FindingDraft> {
  if (fact.value === "none")
    yield about(fact, "a crash in production leaves no stack trace", "Remove it, or use single.", {
      severity: "warning",
    });
  if (fact.value === "crash")
    yield about(
      fact,
      "a crash leaves a core dump, with every secret in memory, where the system allows it",
      "Remove it unless core dumps are collected and kept safe.",
      {
        severity: "notice",
      },
    );
}

const isWindows = (snapshot: Snapshot, fact: KnownFact): boolean =>
  surfaceOf(snapshot, fact.at.path)?.stages.some((stage) =>
    /windows|nanoserver/.test(JSON.stringify(stage.image ?? "")),
  ) ?? false;
