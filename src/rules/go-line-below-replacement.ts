import { type Build, buildsOf, placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";
import type { Dir, SnapshotModule } from "../core/snapshot.ts";
import { compareGoVersions } from "../gomod/go-version.ts";

export const rule: Rule = {
  id: "go-line-below-replacement",
  severity: "error",
  summary: "A module's go line is below that of a module it builds from a local directory, and Go stops.",
  source:
    "go.dev/doc/toolchain#config: a module's go line must be at least that of each dependency; cmd/go “updates to go.mod needed”",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const byDir = new Map(snapshot.modules.map((module) => [module.dir, module]));
    for (const build of buildsOf(snapshot)) {
      if (build.workspace === undefined && build.mains[0]?.kind === "main") yield* tooLow(build, byDir);
    }
  },
};

/** Go lines below 1.21 were never enforced (go.dev/doc/go1.21#tools). */
const enforcedFrom = "1.21";
/** What Go assumes where there is no go line. */
const assumed = "1.16";

function* tooLow(build: Build, byDir: ReadonlyMap<Dir, SnapshotModule>): Iterable<FindingDraft> {
  const main = build.mains[0];
  const own = main?.goMod?.go?.version ?? assumed;
  for (const { file, directive } of build.requires) {
    const effective = effectiveOf(build, directive);
    const target = effective.kind === "directory" ? byDir.get(effective.dir) : undefined;
    const wanted = target?.goMod?.go;
    if (target === undefined || wanted === undefined) continue;
    if (compareGoVersions(wanted.version, enforcedFrom) < 0 || compareGoVersions(own, wanted.version) >= 0)
      continue;
    const at = main?.goMod?.go ? placeOf(main.goModPath, main.goMod.go.span) : placeOf(file, directive.span);
    yield {
      message: `${main?.goMod?.go ? `go ${own}` : "no go line (Go assumes 1.16)"} is below go ${wanted.version} of ${directive.path}, which is built from ${target.dir}`,
      help: `Raise the line to go ${wanted.version} (go get go@${wanted.version}), or lower that of ${target.goModPath}.`,
      at,
      related: [placeOf(target.goModPath, wanted.span)],
      data: { module: directive.path, go: own, wanted: wanted.version },
    };
  }
}
