import { placeOf } from "../core/build.ts";
import { buildsModule, encloses } from "../core/environment.ts";
import type { Severity } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import type { GoVersionFact, Surface } from "../core/surface.ts";
import { newestOf } from "../golang/releases.ts";
import { majorOf, setupGoExportsLocalSince } from "../golang/setup-go.ts";
import { compareGoVersions } from "../gomod/go-version.ts";

export const rule: Rule = {
  id: "setup-go-too-old",
  catalogue: "VER-202",
  severity: "error",
  summary: "A job sets up a Go older than the go line of every module, with GOTOOLCHAIN=local from setup-go.",
  source:
    "actions/setup-go v6 main.ts setGoToolchain exports GOTOOLCHAIN=local; cmd/go: go.mod requires go >= …",
  needs: ["surfaces"],
  *check(snapshot) {
    const goLines = snapshot.modules
      .filter((module) => module.inScope && module.goMod?.go)
      .map((module) => ({ path: module.goModPath, go: module.goMod!.go! }));
    const least = goLines.sort((a, b) => compareGoVersions(a.go.version, b.go.version))[0];
    if (!least) return;
    for (const surface of snapshot.surfaces ?? []) {
      for (const fact of surface.goVersions) {
        if (fact.origin !== "setup-go" || typeof fact.version !== "string") continue;
        const newest = newestOf(fact.version);
        if (!newest || compareGoVersions(newest, least.go.version) >= 0 || mayFetch(surface, fact)) continue;
        yield {
          message: `setup-go ${fact.version} is older than go ${least.go.version} of ${least.path} (${fact.scope})`,
          help: "Use go-version-file: go.mod.",
          at: fact.at,
          severity: severityOf(surface, fact),
          related: [placeOf(least.path, least.go.span)],
          data: { version: fact.version, go: least.go.version },
        };
      }
    }
  },
};

/** Some step or the workflow itself says which toolchains may be fetched. */
const mayFetch = (surface: Surface, fact: GoVersionFact): boolean =>
  surface.env.some(
    (one) =>
      one.name === "GOTOOLCHAIN" &&
      one.value !== "local" &&
      (encloses(one.scope, fact.scope) || encloses(fact.scope, one.scope)),
  );

/** Error where the version is the job's only one, the action forbids fetching, and the job builds; else Go fetches a newer one, or nobody asks. */
function severityOf(surface: Surface, fact: GoVersionFact): Severity {
  const major = Math.max(
    ...surface.steps
      .filter((step) => step.job === fact.scope && step.uses === "actions/setup-go")
      .map((step) => majorOf(step.version) ?? 0),
  );
  if (!buildsModule(surface, fact.scope)) return "notice";
  if (major >= setupGoExportsLocalSince) return fact.matrix ? "warning" : "error";
  return major === 0 ? "warning" : "notice";
}
