import { type Build, buildsOf, placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";
import { isPlaceholderVersion } from "../gomod/pseudo-version.ts";

export const rule: Rule = {
  id: "placeholder-version-required",
  severity: "error",
  summary:
    "A requirement has a placeholder version (v0.0.0) and nothing replaces it, so it cannot be fetched.",
  source: "x/mod module.ZeroPseudoVersion; cmd/go “invalid version: unknown revision 000000000000”",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) yield* unreplaced(build);
  },
};

/** Members of a workspace find each other whatever version they write. */
function* unreplaced(build: Build): Iterable<FindingDraft> {
  const mains = new Set(build.mains.map((main) => main.path));
  for (const { file, directive } of build.requires) {
    const effective = effectiveOf(build, directive);
    if (effective.kind === "directory" || mains.has(directive.path)) continue;
    const { path, version } = effective.module;
    // A hash in go.sum shows that somebody did publish v0.0.0.
    if (!isPlaceholderVersion(version) || isHashed(build, path, version)) continue;
    yield {
      message: `${path} ${version} is a placeholder, and nothing replaces it`,
      help: "Require a version that exists, replace the module by its directory, or list both modules in a go.work.",
      at: placeOf(file, directive.span),
      data: { module: path, version },
    };
  }
}

const isHashed = ({ sums = [] }: Build, path: string, version: string): boolean =>
  sums.some((line) => line.path === path && line.version === version && !line.goMod);
