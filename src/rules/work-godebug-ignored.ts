import { placeOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "work-godebug-ignored",
  severity: "warning",
  summary: "A godebug line of a workspace member has no effect, because only go.work's count in a workspace.",
  source:
    "go.dev/doc/godebug: in a workspace the go.work file's godebug lines apply and those of go.mod files are ignored",
  needs: ["workspaces", "modules"],
  *check(snapshot) {
    const workspaces = new Map(snapshot.workspaces.map((workspace) => [workspace.dir, workspace]));
    for (const { inScope, workspace: dir, goMod, goModPath } of snapshot.modules) {
      const workspace = dir === undefined ? undefined : workspaces.get(dir);
      if (!inScope || !workspace || !goMod) continue;
      const counting = new Map(workspace.goWork.godebug.map(({ key, value }) => [key, value]));
      for (const { key, value, span } of goMod.godebug) {
        if (counting.get(key) === value) continue;
        const other = counting.has(key)
          ? `, which says ${key}=${counting.get(key)}`
          : ", which does not have it";
        yield {
          message: `godebug ${key}=${value} is ignored here: only ${workspace.goWorkPath} counts${other}`,
          help: `Write the line into ${workspace.goWorkPath} as well, or build this module with GOWORK=off.`,
          at: placeOf(goModPath, span),
          data: { key, value },
        };
      }
    }
  },
};
