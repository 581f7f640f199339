import type { Rule } from "../core/rule.ts";
import type { SnapshotVendor } from "../core/snapshot.ts";

export const rule: Rule = {
  id: "vendor-wrong-mode",
  severity: "warning",
  summary:
    "A vendor directory was made for the other mode (module or workspace), so builds silently do not use it.",
  source:
    "cmd/go: modload.setDefaultBuildMod “vendor directory is for a workspace”, “… is not for a workspace”",
  needs: ["modules", "workspaces", "vendor"],
  *check(snapshot) {
    for (const { inScope, dir, goWorkPath, vendor } of snapshot.workspaces) {
      if (!inScope || !vendor?.modulesTxt || vendor.modulesTxt.workspace) continue;
      yield {
        message: `${vendor.dir} was made by go mod vendor, but ${goWorkPath} puts builds in ${dir} into workspace mode, which ignores it`,
        help: "Run go work vendor, or take go.work out of the repository, or build with GOWORK=off.",
        at: firstLine(vendor),
        related: [{ path: goWorkPath, line: 1 }],
        data: { mode: "workspace" },
      };
    }
    for (const { inScope, dir, workspace, vendor } of snapshot.modules) {
      if (!inScope || !vendor?.modulesTxt || dir === workspace) continue;
      const isForWorkspace = vendor.modulesTxt.workspace;
      if (!isForWorkspace && workspace === undefined) continue;
      yield {
        message: isForWorkspace
          ? `${vendor.dir} was made by go work vendor, but there is no go.work beside it that uses this module, so builds ignore it`
          : `${vendor.dir} is used only with GOWORK=off: the module is a member of the workspace in ${workspace}`,
        help: isForWorkspace
          ? "Run go mod vendor, or restore go.work."
          : "Fine where builds set GOWORK=off; otherwise remove it.",
        at: firstLine(vendor),
        severity: isForWorkspace ? "warning" : "notice",
        data: { mode: "module" },
      };
    }
  },
};

const firstLine = (vendor: SnapshotVendor) => ({ path: vendor.modulesTxtPath, line: 1 });
