import { buildsOf, placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";
import type { Snapshot, SnapshotModule } from "../core/snapshot.ts";
import type { RequireDirective, RetractDirective } from "../gomod/syntax.ts";
import { compareVersions } from "../gomod/version.ts";

export const rule: Rule = {
  id: "requirement-retracted",
  severity: "warning",
  summary: "A module requires a version that its authors retracted.",
  source: "go.dev/ref/mod#go-mod-file-retract; go list -m -u, asked by check --online",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const retracting = new Map(
      snapshot.modules.flatMap((module) =>
        module.goMod?.retract.length ? [[module.path, module] as const] : [],
      ),
    );
    yield* published(snapshot, retracting);
    for (const build of buildsOf(snapshot)) {
      for (const { file, directive } of build.requires) {
        const { path, version } = directive;
        const module = retracting.get(path);
        const retract = module?.goMod?.retract.find((interval) => holds(interval, version));
        if (module === undefined || retract === undefined) continue;
        if (effectiveOf(build, directive).replacement !== undefined || build.mains.includes(module)) continue;
        const related = [placeOf(module.goModPath, retract.span)];
        yield { ...retracted(file, directive, retract.rationale), related };
      }
    }
  },
};

/** Retractions of modules outside the repository, where Go was asked for them. */
function* published(
  snapshot: Snapshot,
  siblings: ReadonlyMap<string, SnapshotModule>,
): Iterable<FindingDraft> {
  const rationales = new Map(
    (snapshot.withdrawals ?? []).map(({ dir, path, version, retracted }) => [
      `${dir} ${path}@${version}`,
      retracted,
    ]),
  );
  for (const build of buildsOf(snapshot)) {
    for (const { file, directive } of build.requires) {
      const { path, version } = directive;
      const rationale = rationales.get(`${build.dir} ${path}@${version}`);
      if (rationale !== undefined && !siblings.has(path)) yield retracted(file, directive, rationale);
    }
  }
}

function retracted(file: string, { path, version, span }: RequireDirective, rationale: string): FindingDraft {
  return {
    message: `${path} ${version} is retracted${rationale === "" ? "" : `: ${rationale}`}`,
    help: "Require a version that is not retracted.",
    at: placeOf(file, span),
    data: { module: path, version, rationale },
  };
}

const holds = ({ low, high }: RetractDirective, version: string): boolean =>
  compareVersions(low, version) <= 0 && compareVersions(version, high) <= 0;
