import { buildsOf, placeOf } from "../core/build.ts";
import type { Location } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { isPlaceholderVersion } from "../gomod/pseudo-version.ts";

export const rule: Rule = {
  id: "replace-ignored-by-consumers",
  severity: "warning",
  summary: "A published module requires a placeholder version that only its own replace line makes work.",
  source: "go.dev/ref/mod#go-mod-file-replace: replace directives only apply in the main module's go.mod",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const published = publishedModules(snapshot);
    for (const build of buildsOf(snapshot)) {
      const mains = new Map(build.mains.map((module) => [module.goModPath, module]));
      for (const { file, directive } of build.requires) {
        const main = mains.get(file);
        const consumer = published.get(main?.path ?? "");
        const { kind, replacement } = effectiveOf(build, directive);
        if (consumer === undefined || kind !== "directory" || !isPlaceholderVersion(directive.version))
          continue;
        yield {
          message: `${main?.path} is used as a published module, but requires ${directive.path} ${directive.version}, which only its own replace line can find`,
          help: `Require a published version of ${directive.path}; the replacement may stay for work inside this repository.`,
          at: placeOf(file, directive.span),
          related: [placeOf(replacement.file, replacement.directive.span), consumer],
          data: { module: main?.path ?? "", requires: directive.path, version: directive.version },
        };
      }
    }
  },
};

/** Modules of this repository that another one takes at a real version, with the line that shows it. */
function publishedModules(snapshot: Snapshot): ReadonlyMap<string, Location> {
  const own = new Set(snapshot.modules.map((module) => module.path));
  const published = new Map<string, Location>();
  for (const build of buildsOf(snapshot)) {
    for (const { file, directive } of build.requires) {
      const { path, version } = directive;
      if (!own.has(path) || isPlaceholderVersion(version) || published.has(path)) continue;
      const isFetched = effectiveOf(build, directive).kind === "module";
      if (isFetched && !build.mainPaths.has(path)) {
        published.set(path, placeOf(file, directive.span));
      }
    }
  }
  return published;
}
