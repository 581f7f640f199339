import { placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import { compareGoVersions, versionOfToolchain } from "../gomod/go-version.ts";
import type { GoDirective, ToolchainDirective } from "../gomod/syntax.ts";

export const rule: Rule = {
  id: "toolchain-below-go",
  severity: "warning",
  summary: "The toolchain line names a release older than the go line demands.",
  source:
    "cmd/go: modload.UpdateGoModFromReqs wants to drop such a line, so read-only commands that load the graph stop",
  needs: ["modules"],
  *check(snapshot) {
    for (const { inScope, goMod, goModPath } of snapshot.modules) {
      if (inScope && goMod) yield* compare(goModPath, goMod.go, goMod.toolchain);
    }
    for (const { inScope, goWork, goWorkPath } of snapshot.workspaces) {
      if (inScope) yield* compare(goWorkPath, goWork.go, goWork.toolchain);
    }
  },
};

function* compare(
  file: string,
  go: GoDirective | undefined,
  toolchain: ToolchainDirective | undefined,
): Iterable<FindingDraft> {
  const version = toolchain ? versionOfToolchain(toolchain.name) : "";
  if (!go || !toolchain || version === "" || compareGoVersions(version, go.version) >= 0) return;
  yield {
    message: `toolchain ${toolchain.name} is older than go ${go.version} of the same file, so it is never chosen`,
    help: "Remove the toolchain line, or raise it to at least the go line; go list -m all and go mod verify ask for this update.",
    at: placeOf(file, toolchain.span),
    related: [placeOf(file, go.span)],
    data: { toolchain: toolchain.name, go: go.version },
  };
}
