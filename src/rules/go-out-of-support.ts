import { encloses } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
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
    const seen = new Set<string>();
    for (const surface of snapshot.surfaces ?? []) {
      for (const fact of surface.goVersions) {
        const key = `${fact.at.path}:${fact.at.line}`;
        const version = typeof fact.version === "string" ? pinnedVersion(fact.version) : undefined;
        const since = version === undefined ? undefined : unsupportedSince(version, snapshot.today);
        if (!version || !since || seen.has(key) || !isUsed(surface, fact)) continue;
        seen.add(key);
        yield {
          message: `Go ${version} gets no security fixes since ${since}`,
          help: "Use a supported release; the go line of go.mod may stay lower.",
          at: fact.at,
          severity:
            fact.matrix || (fact.origin === "setup-go" && !buildsSomething(surface, fact.scope))
              ? "notice"
              : "warning",
          data: { version, since },
        };
      }
    }
  },
};

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
