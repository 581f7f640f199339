import { buildsOf, placeOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "excluded-version-required",
  severity: "error",
  summary: "A version is required and excluded at once; Go drops the requirement and stops.",
  source: "cmd/go: modload “ignoring requirement on excluded version”, then “updates to go.mod needed”",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const excluded = new Map(
        build.mains.flatMap(({ goMod, goModPath }) =>
          (goMod?.exclude ?? []).map(
            (exclude) => [`${exclude.path}@${exclude.version}`, placeOf(goModPath, exclude.span)] as const,
          ),
        ),
      );
      for (const { file, directive } of build.requires) {
        const { path, version } = directive;
        const exclude = excluded.get(`${path}@${version}`);
        if (exclude === undefined) continue;
        yield {
          message: `${path} ${version} is required here and excluded in line ${exclude.line} of ${exclude.path}`,
          help: `Require a version above ${version}, or remove the exclude line.`,
          at: placeOf(file, directive.span),
          related: [exclude],
          data: { module: path, version },
        };
      }
    }
  },
};
