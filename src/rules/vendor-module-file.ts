import { buildsOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";
import { buildsFromVendor, vendorCommand } from "../core/vendor.ts";
import { compareGoVersions } from "../gomod/go-version.ts";

/** Files that are named; the rest is counted. */
const SHOWN = 5;

export const rule: Rule = {
  id: "vendor-module-file",
  severity: "notice",
  summary:
    "A go.mod or go.sum of a dependency lies in vendor/, where go mod vendor leaves none since go 1.17.",
  source: "go.dev/doc/go1.17#vendor: go mod vendor omits go.mod and go.sum of vendored dependencies",
  needs: ["modules", "workspaces", "vendor"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const left = build.vendor?.tree?.moduleFiles ?? [];
      const [first] = left;
      if (!first || !build.vendor || !buildsFromVendor(build) || !omitsThem(build)) continue;
      const more = left.length > SHOWN ? ` and ${left.length - SHOWN} more` : "";
      yield {
        message: `${build.vendor.dir} holds ${left.slice(0, SHOWN).join(", ")}${more}`,
        help: `Go commands below such a directory take it for a module of its own. Run ${vendorCommand(build)}.`,
        at: { path: first, line: 1 },
        related: left.slice(1, SHOWN).map((path) => ({ path, line: 1 })),
        data: { files: left.slice(0, 100).join(" ") },
      };
    }
  },
};

const omitsThem = ({ mains, workspace }: ReturnType<typeof buildsOf>[number]): boolean =>
  workspace !== undefined || compareGoVersions(mains[0]?.goMod?.go?.version ?? "", "1.17") >= 0;
