import { placeOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";
import { hasParallelTags, newestForeignTag, newestOwnTag, tagName } from "../core/version-tags.ts";
import { majorOf } from "../gomod/version.ts";

export const rule: Rule = {
  id: "tag-above-module-major",
  severity: "notice",
  summary:
    "The newest tag is of a major version that the module's path does not carry, so nobody can require it.",
  source:
    "cmd/go: modfetch “module contains a go.mod file, so module path must match major version”; go.dev/ref/mod#major-version-suffixes",
  needs: ["modules", "git"],
  *check({ modules, history }) {
    if (history === undefined) return;
    for (const module of modules) {
      if (!module.inScope || module.goMod?.module === undefined || module.kind === "auxiliary") continue;
      const tag = newestForeignTag(module, history.tags);
      // Without a go.mod at the tag it is a version of before modules, which is required with +incompatible.
      if (tag === undefined || history.pathsAtTags.get(tagName(tag)) !== module.path) continue;
      if (hasParallelTags(module, history.tags)) continue;
      const usable = newestOwnTag(module, history.tags);
      const major = majorOf(tag.version);
      yield {
        message: `the newest tag ${tagName(tag)} is no version of module ${module.path}; consumers stay at ${usable ? tagName(usable) : "a pseudo-version"}`,
        help: `End the module path with /${major} (and the imports of its own packages with it), or tag within the major version of the path.`,
        at: placeOf(module.goModPath, module.goMod.module.span),
        data: { module: module.path, tag: tagName(tag), usable: usable?.version ?? "" },
      };
    }
  },
};
