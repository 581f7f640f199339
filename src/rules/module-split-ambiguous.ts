import { buildsOf, placeOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf, selectedOf } from "../core/selected.ts";
import { parsePseudoVersion } from "../gomod/pseudo-version.ts";

export const rule: Rule = {
  id: "module-split-ambiguous",
  severity: "warning",
  summary: "A module is required from before a part of it became a module of its own, beside that part.",
  source:
    "googleapis/go-genproto#1015; cmd/go: modload “ambiguous import: found package … in multiple modules”",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const selected = selectedOf(build);
      const whole = selected.get(genproto.whole);
      const part = genproto.parts.map((path) => selected.get(path)).find((found) => found !== undefined);
      if (whole === undefined || part === undefined) continue;
      const effective = effectiveOf(build, whole.directive);
      if (effective.kind === "directory" || !isBeforeSplit(effective.module.version)) continue;
      yield {
        message: `${genproto.whole} ${effective.module.version} still holds the packages of ${part.directive.path}, so imports of them are ambiguous`,
        help: `Run go get ${genproto.whole}@latest, or remove the requirement if nothing imports it.`,
        at: placeOf(whole.file, whole.directive.span),
        related: [placeOf(part.file, part.directive.span)],
        data: { module: genproto.whole, version: effective.module.version, part: part.directive.path },
      };
    }
  },
};

/** Looked up in the module zips: 20230525154841 still holds both directories, 20230525234025 neither. */
const genproto = {
  whole: "google.golang.org/genproto",
  parts: ["google.golang.org/genproto/googleapis/rpc", "google.golang.org/genproto/googleapis/api"],
  splitAt: "20230525234025",
} as const;

function isBeforeSplit(version: string): boolean {
  const pseudo = parsePseudoVersion(version);
  return pseudo !== undefined && pseudo.timestamp < genproto.splitAt;
}
