import { buildsOf, placeOf } from "../core/build.ts";
import { moduleKey } from "../core/module.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";

export const rule: Rule = {
  id: "replace-fork-path-mismatch",
  severity: "error",
  summary: "A replacement's go.mod declares neither the path it replaces nor its own, and Go refuses it.",
  source: "cmd/go: modload.goModSummary “module declares its path as: … but was required as: …”",
  needs: ["modules", "workspaces", "module-cache"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      for (const { directive } of build.requires) {
        const effective = effectiveOf(build, directive);
        if (effective.kind === "directory" || effective.replacement === undefined) continue;
        const { module, replacement } = effective;
        const declared = snapshot.replacementPaths?.get(moduleKey(module));
        if (declared === undefined || declared === directive.path || declared === module.path) continue;
        yield {
          message: `${moduleKey(module)} declares its path as ${declared}, but replaces ${directive.path}`,
          help: `Take a version of the fork whose go.mod says module ${directive.path} (or ${module.path}).`,
          at: placeOf(replacement.file, replacement.directive.span),
          data: { module: directive.path, replacement: moduleKey(module), declared },
        };
      }
    }
  },
};
