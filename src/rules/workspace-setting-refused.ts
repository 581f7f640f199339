import { about, effective, fileSettingsOf, misread, settingsOf, surfaceOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { splitGoflags } from "../golang/goflags.ts";
import { workFault } from "../golang/grammar.ts";

export const rule: Rule = {
  id: "workspace-setting-refused",
  catalogue: "WSP-331",
  severity: "error",
  summary: "GOWORK is no absolute path, or -mod=mod meets a workspace: the go command stops.",
  source:
    "cmd/go/internal/modload: invalid GOWORK: not an absolute path; -mod may only be set to readonly or vendor when in workspace mode",
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(settingsOf(snapshot, "GOWORK"), workFault, "Write off, auto or an absolute path.");
    const root = snapshot.workspaces.find((workspace) => workspace.dir === ".");
    if (!root) return;
    for (const fact of fileSettingsOf(snapshot, "GOFLAGS")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      const isMod = splitGoflags(fact.value)?.some(({ name, value }) => name === "mod" && value === "mod");
      if (
        !isMod ||
        !surface ||
        fact.via === "command" ||
        effective(surface, fact.scope, "GOWORK") !== undefined
      )
        continue;
      yield about(
        fact,
        "-mod=mod is refused in a workspace",
        "Remove it, or set GOWORK=off for the command.",
        {
          severity: fact.surface === "workflow" ? "error" : "warning",
          related: [{ path: root.goWorkPath, line: 1 }],
        },
      );
    }
  },
};
