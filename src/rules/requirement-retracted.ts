import { buildsOf, placeOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";
import type { RetractDirective } from "../gomod/syntax.ts";
import { compareVersions } from "../gomod/version.ts";

export const rule: Rule = {
  id: "requirement-retracted",
  severity: "warning",
  summary: "A module requires a version of a sibling that the sibling's go.mod retracts.",
  source: "go.dev/ref/mod#go-mod-file-retract",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const retracting = new Map(
      snapshot.modules.flatMap((module) =>
        module.goMod?.retract.length ? [[module.path, module] as const] : [],
      ),
    );
    for (const build of buildsOf(snapshot)) {
      for (const { file, directive } of build.requires) {
        const { path, version } = directive;
        const module = retracting.get(path);
        const retract = module?.goMod?.retract.find((interval) => holds(interval, version));
        if (module === undefined || retract === undefined) continue;
        if (effectiveOf(build, directive).replacement !== undefined || build.mains.includes(module)) continue;
        yield {
          message: `${path} ${version} is retracted${retract.rationale === "" ? "" : `: ${retract.rationale}`}`,
          help: "Require a version that is not retracted.",
          at: placeOf(file, directive.span),
          related: [placeOf(module.goModPath, retract.span)],
          data: { module: path, version, rationale: retract.rationale },
        };
      }
    }
  },
};

const holds = ({ low, high }: RetractDirective, version: string): boolean =>
  compareVersions(low, version) <= 0 && compareVersions(version, high) <= 0;
