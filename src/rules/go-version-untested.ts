import { placeOf } from "../core/build.ts";
import type { Location } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { pinnedVersion } from "../golang/releases.ts";
import { compareGoVersions, languageVersion } from "../gomod/go-version.ts";

export const rule: Rule = {
  id: "go-version-untested",
  catalogue: "VER-206",
  severity: "notice",
  summary: "CI tries several Go releases, but not the one that go.mod or the version file names.",
  source: "go.dev/ref/mod#go-mod-file-go: the go line is the oldest release the module says it works with",
  needs: ["surfaces"],
  *check(snapshot) {
    const tried = (snapshot.surfaces ?? []).flatMap((surface) =>
      surface.goVersions.filter(
        (fact) => fact.origin === "setup-go" && (fact.matrix || surface.kind === "workflow"),
      ),
    );
    const matrix = tried.filter((fact) => fact.matrix);
    const languages = new Set(
      tried.map(({ version }) =>
        typeof version === "string" ? languageVersion(pinnedVersion(version) ?? "") : "",
      ),
    );
    if (matrix.length < 2 || languages.has("")) return;
    for (const { version, at } of namedVersions(snapshot)) {
      if (languages.has(languageVersion(version))) continue;
      yield {
        message: `Go ${version} is named here, and CI tries ${[...languages].sort(compareGoVersions).join(", ")}`,
        help: "Add it to the matrix, or raise the line.",
        at,
        related: [matrix[0]!.at],
        data: { version },
      };
    }
  },
};

/** The go line of the root module, and version files at the root. */
function namedVersions(snapshot: Snapshot): readonly { readonly version: string; readonly at: Location }[] {
  const root = snapshot.modules.find((module) => module.inScope && module.dir === ".");
  const go = root?.goMod?.go;
  const files = (snapshot.surfaces ?? []).flatMap((surface) =>
    surface.goVersions.filter(
      (fact) =>
        fact.origin === "version-file" && typeof fact.version === "string" && !fact.at.path.includes("/"),
    ),
  );
  return [
    ...(root && go ? [{ version: go.version, at: placeOf(root.goModPath, go.span) }] : []),
    ...files.map(({ version, at }) => ({ version: pinnedVersion(version as string) ?? "", at })),
  ].filter(({ version }) => version !== "");
}
