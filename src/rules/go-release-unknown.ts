import { placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import { isPlausibleRelease } from "../golang/releases.ts";
import { versionOfToolchain } from "../gomod/go-version.ts";
import type { GoDirective, ToolchainDirective } from "../gomod/syntax.ts";

export const rule: Rule = {
  id: "go-release-unknown",
  severity: "error",
  summary: "A go or toolchain line names a Go release that cannot exist yet, so no Go can be found for it.",
  source:
    "cmd/go: toolchain “download go1.N for OS/ARCH: toolchain not available”; go.dev/s/release: two releases a year",
  needs: ["modules", "workspaces"],
  *check({ modules, workspaces, today }) {
    for (const { inScope, goMod, goModPath } of modules) {
      if (inScope && goMod) yield* unknown(goModPath, goMod, today);
    }
    for (const { inScope, goWork, goWorkPath } of workspaces) {
      if (inScope) yield* unknown(goWorkPath, goWork, today);
    }
  },
};

interface Lines {
  readonly go?: GoDirective;
  readonly toolchain?: ToolchainDirective;
}

function* unknown(file: string, { go, toolchain }: Lines, today: string): Iterable<FindingDraft> {
  const lines = [
    { written: `go ${go?.version}`, version: go?.version ?? "", span: go?.span },
    {
      written: `toolchain ${toolchain?.name}`,
      version: versionOfToolchain(toolchain?.name ?? ""),
      span: toolchain?.span,
    },
  ];
  for (const { written, version, span } of lines) {
    if (span === undefined || version === "" || isPlausibleRelease(version, today)) continue;
    yield {
      message: `${written} names a release that does not exist`,
      help: "Write a released version; go.dev/doc/devel/release lists them.",
      at: placeOf(file, span),
      data: { version },
    };
  }
}
