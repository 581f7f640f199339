import { buildsOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";
import { buildsFromVendor, vendorCommand } from "../core/vendor.ts";

/** Directories that are named; the rest is counted. */
const SHOWN = 5;

export const rule: Rule = {
  id: "vendor-package-unlisted",
  severity: "notice",
  summary: "Directories of vendor/ hold Go files that modules.txt does not know.",
  source:
    "cmd/go: “ignoring package … which exists in the vendor directory but is missing from vendor/modules.txt” (go 1.23)",
  needs: ["modules", "workspaces", "vendor"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const { modulesTxt, tree, modulesTxtPath, dir } = build.vendor ?? {};
      if (!modulesTxt || !tree || !buildsFromVendor(build)) continue;
      const listed = new Set(modulesTxt.modules.flatMap((module) => module.packages.map(({ path }) => path)));
      const unlisted = [...tree.packages]
        .filter((path) => !listed.has(path) && !isBelowListed(path, listed))
        .sort();
      if (unlisted.length === 0) continue;
      const more = unlisted.length > SHOWN ? ` and ${unlisted.length - SHOWN} more` : "";
      yield {
        message: `${dir} holds Go files that ${modulesTxtPath} does not list: ${unlisted.slice(0, SHOWN).join(", ")}${more}`,
        help: `Nothing builds from them. Run ${vendorCommand(build)}, which removes what it did not put there.`,
        at: { path: modulesTxtPath ?? "", line: 1 },
        data: { packages: unlisted.slice(0, 100).join(" ") },
      };
    }
  },
};

/** Directories below a package are there for its embed patterns. */
function isBelowListed(path: string, listed: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    if (listed.has(path.slice(0, end))) return true;
  }
  return false;
}
