import { buildsOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import type { SnapshotVendor } from "../core/snapshot.ts";
import { buildsFromVendor } from "../core/vendor.ts";

export const rule: Rule = {
  id: "vendor-package-missing",
  severity: "error",
  summary: "A package is imported but not vendored, or listed in modules.txt but not there.",
  source: "cmd/go: “cannot find module providing package …: import lookup disabled by -mod=vendor”",
  needs: ["modules", "workspaces", "vendor"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      if (!build.vendor?.modulesTxt || !buildsFromVendor(build)) continue;
      const command = build.workspace ? "go work vendor" : "go mod vendor";
      yield* notVendored(build.vendor, command);
      yield* notThere(build.vendor, command);
    }
  },
};

function* notVendored(
  { unvendored = [], modulesTxtPath }: SnapshotVendor,
  command: string,
): Iterable<FindingDraft> {
  for (const { importPath, at } of unvendored) {
    yield {
      message: `${importPath} is imported but ${modulesTxtPath} does not list it`,
      help: `Run ${command} and commit the result.`,
      at,
      related: [{ path: modulesTxtPath, line: 1 }],
      data: { package: importPath, missing: "in modules.txt" },
    };
  }
}

/** An empty tree was not checked out (sparse checkout, only modules.txt committed): nothing can be said of it. */
function* notThere(
  { tree, modulesTxt, modulesTxtPath, dir }: SnapshotVendor,
  command: string,
): Iterable<FindingDraft> {
  if (!tree || !modulesTxt || tree.packages.size === 0) return;
  for (const module of modulesTxt.modules) {
    for (const { path, line } of module.packages) {
      if (tree.packages.has(path)) continue;
      yield {
        message: `${path} is listed in ${modulesTxtPath}, but ${dir}/${path} holds no Go file`,
        help: `Run ${command}; look whether an ignore rule (bin/, build/, *.out …) keeps the directory out of the repository.`,
        at: { path: modulesTxtPath, line },
        data: { package: path, missing: "in the tree" },
      };
    }
  }
}
