import { buildsOf, placeOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";
import { splitPathVersion } from "../gomod/module-path.ts";
import { isIncompatible, majorOf } from "../gomod/version.ts";

export const rule: Rule = {
  id: "incompatible-misused",
  severity: "error",
  summary: "“+incompatible” stands on a version of a major that is compatible, and Go refuses it.",
  source: "cmd/go: modfetch “+incompatible suffix not allowed: major version v1 is compatible”",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      for (const { file, directive } of build.requires) {
        const effective = effectiveOf(build, directive);
        if (effective.kind === "directory" || !isIncompatible(effective.module.version)) continue;
        const { module, replacement } = effective;
        const major = majorOf(module.version);
        const isSuffixed = splitPathVersion(module.path)?.pathMajor !== "";
        if (!isSuffixed && major !== "v0" && major !== "v1") continue;
        yield {
          message: `${module.path}@${module.version}: +incompatible suffix not allowed: major version ${major} is compatible${isSuffixed ? " with this path" : ""}`,
          help: `Write ${module.version.replace("+incompatible", "")}.`,
          at: replacement
            ? placeOf(replacement.file, replacement.directive.span)
            : placeOf(file, directive.span),
          data: { module: module.path, version: module.version },
        };
      }
    }
  },
};
