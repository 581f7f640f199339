import { about, type KnownFact, settingsOf, surfaceOf, versionsAt } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { godebugPairs, godebugSetting } from "../golang/godebug.ts";
import { newestOf } from "../golang/releases.ts";
import { compareGoVersions } from "../gomod/go-version.ts";

export const rule: Rule = {
  id: "removed-godebug",
  catalogue: "ENV-001",
  severity: "error",
  summary:
    "GODEBUG holds a removed setting at its old value, which aborts programs built with Go 1.27 or later.",
  source:
    "runtime/proc.go of go1.27.3: fatal error: removed GODEBUG … set to old value … in environment; go.dev/issue/76163",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GODEBUG")) {
      for (const { key, value } of godebugPairs(fact.value)) {
        const setting = godebugSetting(key);
        if (!setting?.removed || !setting.fatal?.includes(value ?? "")) continue;
        yield about(
          fact,
          `${key} was removed in Go ${setting.removed}, and Go 1.27 refuses to start with it`,
          HELP,
          {
            severity: isSurelyOlder(snapshot, fact) ? "warning" : "error",
            data: { setting: key, removed: setting.removed },
          },
        );
      }
    }
  },
};

const HELP =
  "Drop the pair from GODEBUG and mend what needed the old behaviour; newer toolchains have no way back.";

/** Every Go version chosen for the place (or, where it chooses none, anywhere in the repository) is below 1.27. */
function isSurelyOlder(snapshot: Snapshot, fact: KnownFact): boolean {
  const surface = surfaceOf(snapshot, fact.at.path);
  const near = surface ? versionsAt(surface, fact.scope) : [];
  const all = near.length > 0 ? near : (snapshot.surfaces ?? []).flatMap((one) => one.goVersions);
  const versions = all.map(({ version }) => (typeof version === "string" ? newestOf(version) : undefined));
  return (
    versions.length > 0 && versions.every((version) => version && compareGoVersions(version, "1.27") < 0)
  );
}
