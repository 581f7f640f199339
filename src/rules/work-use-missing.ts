import { placeOf } from "../core/build.ts";
import { directoryKey, isBelow } from "../core/paths.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "work-use-missing",
  severity: "error",
  summary: "go.work lists a directory that is not there, has no go.mod, or lies outside the repository.",
  source: "cmd/go: modload “cannot load module … listed in go.work file”",
  needs: ["workspaces", "directories"],
  *check(snapshot) {
    for (const { inScope, dir, goWork, goWorkPath } of snapshot.workspaces) {
      if (!inScope) continue;
      for (const use of goWork.use) {
        const key = directoryKey(dir, use.path);
        const target = snapshot.directories.get(key);
        const isOutside = !isBelow(".", key);
        if (target?.hasGoMod && !isOutside) continue;
        yield {
          message: `${goWorkPath} uses ${use.path}, which ${faultOf(target, isOutside)}`,
          help: isOutside
            ? "Keep such a go.work to yourself: take it out of the repository and ignore it."
            : "Mend or remove the line (go work edit -dropuse), or get the submodule before any go command runs.",
          at: placeOf(goWorkPath, use.span),
          severity: target?.hasGoMod ? "warning" : "error",
          data: { use: use.path, target: key },
        };
      }
    }
  },
};

function faultOf(target: { readonly exists: boolean } | undefined, isOutside: boolean): string {
  if (isOutside) return "lies outside this repository";
  return target?.exists ? "has no go.mod" : "does not exist";
}
