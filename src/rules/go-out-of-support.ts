import { encloses } from "../core/environment.ts";
import type { FindingDraft } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import type { Location } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { GoVersionFact, Surface } from "../core/surface.ts";
import { pinnedVersion, unsupportedSince } from "../golang/releases.ts";

export const rule: Rule = {
  id: "go-out-of-support",
  catalogue: "VER-205",
  severity: "warning",
  summary: "CI or an image uses a Go release that no longer gets security fixes.",
  source: "go.dev/doc/devel/release: each major release is supported until there are two newer ones",
  needs: ["surfaces"],
  *check(snapshot) {
    const old = oldReleases(snapshot);
    for (const use of old.filter(({ isOnPurpose }) => !isOnPurpose)) yield finding(use, []);
    const onPurpose = groupBy(
      old.filter(({ isOnPurpose }) => isOnPurpose),
      ({ version }) => version,
    );
    for (const [first, ...more] of onPurpose.values()) {
      if (first) yield { ...finding(first, more), severity: "notice" };
    }
  },
};

interface Use {
  readonly version: string;
  /** Month (YYYY-MM) of its last fix. */
  readonly since: string;
  readonly at: Location;
  /** A matrix that tries it, or a job that builds nothing with it: one notice for all of them is enough. */
  readonly isOnPurpose: boolean;
}

/** One a line. */
function oldReleases({ surfaces = [], today }: Snapshot): readonly Use[] {
  const seen = new Map<string, Use>();
  for (const surface of surfaces) {
    for (const fact of surface.goVersions) {
      const { at } = fact;
      const key = `${at.path}:${at.line}`;
      const version = typeof fact.version === "string" ? pinnedVersion(fact.version) : undefined;
      const since = version === undefined ? undefined : unsupportedSince(version, today);
      if (!version || !since || seen.has(key) || !isUsed(surface, fact)) continue;
      const isIdle = fact.origin === "setup-go" && !buildsSomething(surface, fact.scope);
      seen.set(key, { version, since, at, isOnPurpose: fact.matrix || isIdle });
    }
  }
  return [...seen.values()];
}

function finding({ version, since, at }: Use, more: readonly Use[]): FindingDraft {
  const others =
    more.length === 0 ? "" : ` (here and in ${more.length} more place${more.length === 1 ? "" : "s"})`;
  return {
    message: `Go ${version}${others} gets no security fixes since ${since}`,
    help: "Use a supported release; the go line of go.mod may stay lower.",
    at,
    related: more.slice(0, 10).map((use) => use.at),
    data: { version, since },
  };
}

/** The job runs go, make, a script or an action that may: not only a generator of documents. */
const buildsSomething = (surface: Surface, scope: string): boolean =>
  surface.commands.some(
    ({ argv, scope: at }) =>
      encloses(scope, at) &&
      /^(go|make|just|task|goreleaser|ko|bash|sh|earthly|bazel)$|\.sh$|^\.\//.test(argv[0] ?? ""),
  ) ||
  surface.steps.some(
    (step) =>
      step.job === scope && /goreleaser|golangci|govulncheck|codeql|ko-build|go-/.test(step.uses ?? ""),
  );

/** A bare variable counts only where something on its surface uses it; builds and shipped files do. */
const isUsed = (surface: Surface, fact: GoVersionFact): boolean =>
  fact.origin !== "variable" || !["workflow", "dockerfile", "action", "shell"].includes(surface.kind);
