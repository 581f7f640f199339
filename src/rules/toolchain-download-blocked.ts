import {
  about,
  effectiveValue,
  fileSettingsOf,
  type KnownFact,
  surfaceOf,
  versionsAt,
} from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { Surface } from "../core/surface.ts";
import { newestOf } from "../golang/releases.ts";
import { compareGoVersions } from "../gomod/go-version.ts";
import { matchPatternList } from "../gomod/patterns.ts";

export const rule: Rule = {
  id: "toolchain-download-blocked",
  catalogue: "ENV-016",
  severity: "error",
  summary: "GOTOOLCHAIN asks for a toolchain that other settings of the same place keep Go from fetching.",
  source:
    "cmd/go/internal/toolchain: checksum database disabled by GOSUMDB=off; toolchain not available (tried with go1.27.3)",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of fileSettingsOf(snapshot, "GOTOOLCHAIN")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      if (
        !surface ||
        fact.via === "command" ||
        !/(^|\+)(auto|path)$|^go1/.test(fact.value) ||
        fact.value.endsWith("path")
      )
        continue;
      const block = BLOCKS.find(({ name, blocks }) => blocks(effectiveValue(surface, fact.scope, name)));
      if (!block) continue;
      yield about(
        fact,
        `a newer toolchain cannot be fetched: ${block.name}=${effectiveValue(surface, fact.scope, block.name)} is set here`,
        "Remove one of the two, or install the toolchain that go.mod asks for.",
        {
          severity: isOlderThanGoMod(snapshot, surface, fact) ? "error" : "warning",
          data: { blockedBy: block.name },
        },
      );
    }
  },
};

const BLOCKS: readonly { readonly name: string; readonly blocks: (value: string | undefined) => boolean }[] =
  [
    { name: "GOSUMDB", blocks: (value) => value === "off" },
    { name: "GOPROXY", blocks: (value) => value === "off" || value === "direct" },
    {
      name: "GONOPROXY",
      blocks: (value) => value !== undefined && matchPatternList(value, "golang.org/toolchain"),
    },
    {
      name: "GOPRIVATE",
      blocks: (value) => value !== undefined && matchPatternList(value, "golang.org/toolchain"),
    },
  ];

/** The Go of the place is known to be older than what a go.mod demands, so a download has to happen. */
function isOlderThanGoMod(snapshot: Snapshot, surface: Surface, fact: KnownFact): boolean {
  const here = versionsAt(surface, fact.scope).map(({ version }) =>
    typeof version === "string" ? newestOf(version) : undefined,
  );
  const wanted = snapshot.modules
    .filter((module) => module.inScope)
    .map((module) => module.goMod?.go?.version ?? "");
  return (
    here.length > 0 &&
    here.every((version) => version && wanted.some((go) => go && compareGoVersions(version, go) < 0))
  );
}
