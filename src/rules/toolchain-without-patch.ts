import { placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import { compareGoVersions, isLanguageVersion, versionOfToolchain } from "../gomod/go-version.ts";
import type { ToolchainDirective } from "../gomod/syntax.ts";

export const rule: Rule = {
  id: "toolchain-without-patch",
  catalogue: "VER-207",
  severity: "warning",
  summary: "The toolchain line names a language version; no such release exists from Go 1.21 on.",
  source:
    "cmd/go: toolchain “invalid toolchain: go1.N is a language version but not a toolchain version (go1.N.x)”",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const { inScope, goMod, goModPath } of snapshot.modules) {
      if (inScope) yield* withoutPatch(goModPath, goMod?.toolchain);
    }
    for (const { inScope, goWork, goWorkPath } of snapshot.workspaces) {
      if (inScope) yield* withoutPatch(goWorkPath, goWork.toolchain);
    }
  },
};

function* withoutPatch(file: string, toolchain: ToolchainDirective | undefined): Iterable<FindingDraft> {
  const version = toolchain ? versionOfToolchain(toolchain.name) : "";
  if (toolchain === undefined || !isLanguageVersion(version) || compareGoVersions(version, "1.21") < 0)
    return;
  yield {
    message: `toolchain ${toolchain.name} names no release: from Go 1.21 on releases have three numbers`,
    help: `Write a release, as ${toolchain.name}.0 or a later patch; an older Go that has to switch to it stops.`,
    at: placeOf(file, toolchain.span),
    fix: {
      description: `Name the release ${toolchain.name}.0`,
      edits: [
        {
          path: file,
          startLine: toolchain.span.line,
          endLine: toolchain.span.line,
          lines: [`toolchain ${toolchain.name}.0 ${toolchain.comment ?? ""}`.trimEnd()],
        },
      ],
      safe: true,
    },
    data: { toolchain: toolchain.name },
  };
}
