import { buildsOf, placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import type { Location } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { isPlaceholderVersion } from "../gomod/pseudo-version.ts";
import { compareVersions } from "../gomod/version.ts";

export const rule: Rule = {
  id: "in-repo-version-drift",
  severity: "notice",
  summary: "A module builds with an older published version of a sibling than another sibling does.",
  source:
    "go.dev/ref/mod#workspaces: without go.work or replace a module of the same repository is fetched like any other",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const uses of groupBy(publishedUses(snapshot), (use) => use.path).values()) yield* behind(uses);
  },
};

interface Use {
  readonly path: string;
  readonly version: string;
  readonly at: Location;
}

/** Requirements on modules of this repository that are fetched, not taken from their directory. */
function publishedUses(snapshot: Snapshot): readonly Use[] {
  const own = new Set(snapshot.modules.map((module) => module.path));
  return buildsOf(snapshot).flatMap((build) => {
    const mains = new Set(build.mains.map((main) => main.path));
    return build.requires.flatMap(({ file, directive }) => {
      const { path, version } = directive;
      if (!own.has(path) || mains.has(path) || isPlaceholderVersion(version)) return [];
      const isFetched = effectiveOf(build, directive).replacement === undefined;
      return isFetched ? [{ path, version, at: placeOf(file, directive.span) }] : [];
    });
  });
}

function* behind(uses: readonly Use[]): Iterable<FindingDraft> {
  const newest = uses.reduce((best, use) => (compareVersions(use.version, best.version) > 0 ? use : best));
  for (const use of uses) {
    if (compareVersions(use.version, newest.version) >= 0) continue;
    yield {
      message: `${use.path} of this repository is taken at the published ${use.version} here and at ${newest.version} in ${newest.at.path}`,
      help: "Require the same version everywhere, or build from the directory by a go.work or a replace line.",
      at: use.at,
      related: [newest.at],
      data: { module: use.path, version: use.version, newest: newest.version },
    };
  }
}
