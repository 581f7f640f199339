import { placeOf } from "../core/build.ts";
import { isBelow } from "../core/paths.ts";
import type { Rule } from "../core/rule.ts";

/** More directories than this are only counted. */
const SHOWN = 5;

export const rule: Rule = {
  id: "work-member-unlisted",
  severity: "notice",
  summary:
    "Modules below go.work are not listed in it, so go commands there see released versions instead of the repository.",
  source:
    "go.dev/ref/mod#workspaces; cmd/go “current directory is contained in a module that is not one of the workspace modules”",
  needs: ["workspaces", "modules"],
  *check(snapshot) {
    for (const { inScope, dir, goWork, goWorkPath } of snapshot.workspaces) {
      if (!inScope) continue;
      const nearer = snapshot.workspaces.filter((other) => other.dir !== dir && isBelow(dir, other.dir));
      const unlisted = snapshot.modules.filter(
        (module) =>
          module.inScope &&
          module.workspace === undefined &&
          isBelow(dir, module.dir) &&
          !nearer.some((other) => isBelow(other.dir, module.dir)),
      );
      if (unlisted.length === 0) continue;
      const names = unlisted.slice(0, SHOWN).map((module) => module.dir);
      const more = unlisted.length > SHOWN ? ` and ${unlisted.length - SHOWN} more` : "";
      yield {
        message: `${goWorkPath} does not list ${names.join(", ")}${more}`,
        help: "Fine for tools and for modules that are tested against releases; otherwise run go work use.",
        at: goWork.go ? placeOf(goWorkPath, goWork.go.span) : { path: goWorkPath, line: 1 },
        related: unlisted.slice(0, SHOWN).map((module) => ({ path: module.goModPath, line: 1 })),
        data: { modules: unlisted.map((module) => module.dir).join(" ") },
      };
    }
  },
};
