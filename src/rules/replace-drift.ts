import { type Build, buildsOf, placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import type { Location } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";

export const rule: Rule = {
  id: "replace-drift",
  severity: "warning",
  summary: "Modules of one repository replace the same module by different things.",
  source:
    "go.dev/ref/mod#go-mod-file-replace: each main module has its own replacements, so what is tested together is not what is built",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const uses = buildsOf(snapshot).flatMap((build) => replacedBy(build));
    for (const [module, sameModule] of groupBy(uses, (use) => use.module)) {
      yield* compare(module, sameModule);
    }
  },
};

interface Use {
  readonly module: string;
  /** What the module becomes: a root-relative directory or path@version. */
  readonly target: string;
  readonly at: Location;
}

/** The replacements of one build that take effect. */
function replacedBy(build: Build): readonly Use[] {
  const uses = new Map<string, Use>();
  for (const { directive } of build.requires) {
    const effective = effectiveOf(build, directive);
    if (effective.replacement === undefined) continue;
    const { file, directive: replace } = effective.replacement;
    const target =
      effective.kind === "directory"
        ? `directory ${effective.dir}`
        : `${effective.module.path}@${effective.module.version}`;
    const at = placeOf(file, replace.span);
    uses.set(`${at.path}:${at.line}`, { module: directive.path, target, at });
  }
  return [...uses.values()];
}

/** The most used target is the norm, the first in file order among equals; the others deviate from it. */
function* compare(module: string, uses: readonly Use[]): Iterable<FindingDraft> {
  const byTarget = [...groupBy(uses, (use) => use.target).values()];
  const [norm, ...others] = byTarget.sort((a, b) => b.length - a.length);
  const [usual] = norm ?? [];
  if (usual === undefined) return;
  for (const use of others.flat()) {
    yield {
      message: `${module} is replaced by ${use.target} here and by ${usual.target} in ${usual.at.path}`,
      help: "Replace it by the same version in every module of the repository, or in one go.work.",
      at: use.at,
      related: (norm ?? []).slice(0, 5).map(({ at }) => at),
      data: { module, replacement: use.target, usual: usual.target },
    };
  }
}
