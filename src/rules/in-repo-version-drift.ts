import { buildsOf, placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import type { Location } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";
import type { Snapshot, VersionTag } from "../core/snapshot.ts";
import { newestOwnTag, tagName } from "../core/version-tags.ts";
import { isPlaceholderVersion } from "../gomod/pseudo-version.ts";
import { compareVersions, prereleaseOf } from "../gomod/version.ts";

export const rule: Rule = {
  id: "in-repo-version-drift",
  severity: "notice",
  summary: "A module builds with an older published version of a sibling than there is or than others use.",
  source:
    "go.dev/ref/mod#workspaces: without go.work or replace a module of the same repository is fetched like any other",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const releases = (snapshot.history?.tags ?? []).filter(({ version }) => prereleaseOf(version) === "");
    const byPath = new Map(snapshot.modules.map((module) => [module.path, module]));
    const found = [...groupBy(publishedUses(snapshot), (use) => use.path)].flatMap(([path, uses]) => {
      const module = byPath.get(path);
      return behind(uses, module && newestOwnTag(module, releases));
    });
    for (const stale of groupBy(found, ({ use }) => use.at.path).values()) yield* oneNotice(stale);
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
    return build.requires.flatMap(({ file, directive }) => {
      const { path, version } = directive;
      if (!own.has(path) || build.mainPaths.has(path) || isPlaceholderVersion(version)) return [];
      const isFetched = effectiveOf(build, directive).replacement === undefined;
      return isFetched ? [{ path, version, at: placeOf(file, directive.span) }] : [];
    });
  });
}

interface Stale {
  readonly use: Use;
  readonly newest: string;
  /** Where the newest version is seen. */
  readonly seen: string;
}

/** The newest is what a sibling uses, or the repository's newest release tag where git was asked. */
function behind(uses: readonly Use[], tag: VersionTag | undefined): readonly Stale[] {
  const used = uses.reduce((best, use) => (compareVersions(use.version, best.version) > 0 ? use : best));
  const isTagNewer = tag !== undefined && compareVersions(tag.version, used.version) > 0;
  const newest = isTagNewer ? tag.version : used.version;
  const seen = isTagNewer ? `the newest tag is ${tagName(tag)}` : `${used.at.path} has ${newest}`;
  return uses.filter((use) => compareVersions(use.version, newest) < 0).map((use) => ({ use, newest, seen }));
}

/** One notice a file; the first line stands for the others. */
function* oneNotice(stale: readonly Stale[]): Iterable<FindingDraft> {
  const [first, ...more] = stale.toSorted((a, b) => a.use.at.line - b.use.at.line);
  if (first === undefined) return;
  const { path, version, at } = first.use;
  const others = more.length === 0 ? "" : ` (and ${more.length} more in this file)`;
  yield {
    message: `${path} of this repository is taken at the published ${version} here; ${first.seen}${others}`,
    help: "Require the newest version everywhere, or build from the directory by a go.work or a replace line.",
    at,
    related: more.slice(0, 20).map(({ use }) => use.at),
    data: { module: path, version, newest: first.newest, count: String(stale.length) },
  };
}
