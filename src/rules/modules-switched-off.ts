import { about, encloses, type KnownFact, settingsOf, surfaceOf } from "../core/environment.ts";
import type { Severity } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { moduleModeFault } from "../golang/grammar.ts";

export const rule: Rule = {
  id: "modules-switched-off",
  catalogue: "ENV-014",
  severity: "error",
  summary:
    "GO111MODULE switches modules off where go.mod is needed, or holds a value that stops every go command.",
  source: "cmd/go/internal/modload/init.go: unknown environment setting GO111MODULE=…",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GO111MODULE")) {
      const fault = moduleModeFault(fact.value);
      if (fault)
        yield about(
          fact,
          fault.what,
          fault.meant ? `Write GO111MODULE=${fault.meant}, or remove it.` : "Remove it.",
          fault.meant ? { data: { meant: fault.meant } } : {},
        );
      else if (fact.value === "off")
        yield about(
          fact,
          "go.mod and go.sum are ignored, nothing is verified",
          "Remove it; go install package@version installs tools outside the module.",
          { severity: isReset(snapshot, fact) || isGopathMode(snapshot, fact) ? "notice" : severityOf(fact) },
        );
      else if (fact.value === "on" && fact.via !== "command")
        yield about(fact, "the default since Go 1.16", "Remove it.", { severity: "notice" });
    }
  },
};

/** The same file switches modules on again: off is for a part of it. */
const isReset = (snapshot: Snapshot, fact: KnownFact): boolean =>
  snapshot.envFacts.some(
    (other) =>
      other.name === fact.name &&
      other.at.path === fact.at.path &&
      other.scope === fact.scope &&
      other.at.line > fact.at.line,
  );

/** A job or a last stage that sets up GOPATH by hand means it. */
function isGopathMode(snapshot: Snapshot, fact: KnownFact): boolean {
  const surface = surfaceOf(snapshot, fact.at.path);
  if (surface?.kind !== "dockerfile")
    return (
      surface?.env.some(
        (other) => other.name === "GOPATH" && other.scope === fact.scope && fact.scope !== "",
      ) ?? false
    );
  const stage = surface.stages.find((one) => one.scope === fact.scope);
  const isBase = surface.stages.some((one) => one.scope !== fact.scope && encloses(fact.scope, one.scope));
  const workdir = stage?.workdir ?? "";
  const isForeign = snapshot.modules.every((module) => module.path === "" || !workdir.includes(module.path));
  return /\/src\//.test(workdir) && (isForeign || !isBase);
}

/** For a whole image, job or manifest it is a fault; in a script it may be a tool of the GOPATH days. */
function severityOf(fact: KnownFact): Severity {
  if (fact.via === "command") return "notice";
  return fact.via === undefined || fact.via === "github-env" || fact.via === "go-env-w" ? "error" : "warning";
}
