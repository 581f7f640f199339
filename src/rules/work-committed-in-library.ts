import { placeOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "work-committed-in-library",
  severity: "notice",
  summary:
    "go.work is part of a repository that only publishes packages, so its tests may pass where users' builds fail.",
  source:
    "go.dev/ref/mod#workspaces: it is generally inadvisable to commit go.work files; proposal golang/go#45713",
  needs: ["workspaces", "modules"],
  *check(snapshot) {
    const byDir = new Map(snapshot.modules.map((module) => [module.dir, module]));
    for (const { inScope, isLibrary, goWork, goWorkPath, uses } of snapshot.workspaces) {
      if (!inScope || !isLibrary) continue;
      const published = uses.flatMap(({ dir }) => (dir === null ? [] : (byDir.get(dir)?.path ?? [])));
      yield {
        message: `${goWorkPath} ties ${published.slice(0, 3).join(", ")}${published.length > 3 ? " and more" : ""} together, and none of them has a program: users get their released versions instead`,
        help: "Test with GOWORK=off as well, or take go.work out of the repository.",
        at: goWork.go ? placeOf(goWorkPath, goWork.go.span) : { path: goWorkPath, line: 1 },
        data: { modules: published.join(" ") },
      };
    }
  },
};
