import { buildsModule } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { GoVersionFact } from "../core/surface.ts";
import { pinnedVersion } from "../golang/releases.ts";
import { languageVersion } from "../gomod/go-version.ts";

export const rule: Rule = {
  id: "go-versions-disagree",
  catalogue: "VER-206",
  severity: "warning",
  summary: "Files of one repository choose different Go releases, so what is tested is not what is built.",
  source: "go.dev/doc/toolchain; the version files of CI, images and version managers",
  needs: ["surfaces"],
  *check(snapshot) {
    const pins = pinsOf(snapshot);
    const main = reference(pins);
    if (!main) return;
    for (const pin of pins) {
      if (pin.language === main.language) continue;
      yield {
        message: `Go ${pin.written} here, Go ${main.written} in ${main.fact.at.path}`,
        help: "Let one file say it: go-version-file in CI, a build argument for images.",
        at: pin.fact.at,
        severity:
          pin.isBuild && (main.fact.origin === "version-file" || !isAside(pin)) ? "warning" : "notice",
        related: [main.fact.at],
        data: { version: pin.written, other: main.written },
      };
    }
  },
};

interface Pin {
  readonly fact: GoVersionFact;
  readonly written: string;
  readonly language: string;
  /** Something is built or tested with it. */
  readonly isBuild: boolean;
}

/** Versions that are pinned on purpose and not one of several, each place once. */
function pinsOf(snapshot: Snapshot): readonly Pin[] {
  const pins = new Map<string, Pin>();
  for (const surface of snapshot.surfaces ?? []) {
    const tried = new Set(
      surface.goVersions.map((fact) =>
        typeof fact.version === "string" ? languageVersion(pinnedVersion(fact.version) ?? "") : "",
      ),
    );
    for (const fact of surface.goVersions) {
      const written = typeof fact.version === "string" ? pinnedVersion(fact.version) : undefined;
      // Several versions in one workflow are tried side by side.
      if (
        !written ||
        fact.matrix ||
        fact.origin === "variable" ||
        (surface.kind === "workflow" && tried.size > 1)
      )
        continue;
      const key = `${fact.at.path}:${fact.at.line}`;
      const isBuild =
        fact.origin !== "setup-go" || buildsModule(surface, fact.scope) || (pins.get(key)?.isBuild ?? false);
      pins.set(key, { fact, written, language: languageVersion(written), isBuild });
    }
  }
  return [...pins.values()];
}

/** The version file where there is one, else what most places say; none where there is no majority. */
function reference(pins: readonly Pin[]): Pin | undefined {
  const file = pins.find(({ fact }) => fact.origin === "version-file" && !fact.at.path.includes("/"));
  if (file) return file;
  const counts = new Map<string, number>();
  for (const { language } of pins.filter((pin) => !isAside(pin)))
    counts.set(language, (counts.get(language) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0)
    ? pins.find((pin) => pin.language === first[0] && !isAside(pin))
    : undefined;
}

/** Samples, tests and tools of the repository: they choose for themselves. */
const isAside = ({ fact }: Pin): boolean =>
  /(^|\/)(samples?|examples?|tests?|hack|contrib|third_party|docs?)\//.test(fact.at.path);
