import { type Build, buildsOf, placeOf, replacementOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { ModuleVersion } from "../core/module.ts";
import type { Rule } from "../core/rule.ts";
import { GoSumIndex } from "../gomod/go-sum.ts";
import type { GoSumLine, RequireDirective } from "../gomod/syntax.ts";
import { compareVersions } from "../gomod/version.ts";

export const rule: Rule = {
  id: "go-sum-missing",
  severity: "error",
  summary: "go.sum has no hash of a module that the build needs, so Go stops with “missing go.sum entry”.",
  source: "cmd/go: modload “missing go.sum entry”; go.dev/ref/mod#go-sum-files",
  needs: ["modules", "workspaces", "go-sum"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      if (build.sums && !isVendored(build)) yield* missingLines(build, build.sums);
    }
  },
};

/** A build from vendor/ never looks into go.sum. */
function isVendored({ mains, workspace, vendor }: Build): boolean {
  if (workspace) return vendor?.modulesTxt?.workspace === true;
  return mains.every((main) => main.kind === "vendored");
}

function* missingLines(build: Build, lines: NonNullable<Build["sums"]>): Iterable<FindingDraft> {
  const sums = new GoSumIndex([{ lines }]);
  const newest = newestZips(lines);
  const excluded = excludedOf(build);
  for (const { file, directive } of build.requires) {
    const isLeftOut = build.mainPaths.has(directive.path) || excluded.has(nameOf(directive));
    const target = isLeftOut ? undefined : fetchedFor(build, directive);
    const lacks = target && lacking(target, directive.indirect, sums, newest);
    if (!target || lacks === undefined) continue;
    const name = nameOf(target);
    const older = newest.get(target.path);
    yield {
      message: `go.sum has no hash of ${name}${lacks === "go.mod" ? "'s go.mod file" : ""}, which ${file} requires${older === undefined ? "" : `; it knows ${older}`}`,
      help: `Run go mod tidy (or go get ${name}) where the checksum database can be reached, and commit go.sum.`,
      at: placeOf(file, directive.span),
      data: { module: target.path, version: target.version, lacks },
    };
  }
}

/** What Go fetches for a requirement; nothing for a local directory. */
function fetchedFor(build: Build, required: RequireDirective): ModuleVersion | undefined {
  const replacement = replacementOf(build, required)?.directive;
  if (!replacement) return required;
  return replacement.newVersion === ""
    ? undefined
    : { path: replacement.newPath, version: replacement.newVersion };
}

const nameOf = ({ path, version }: ModuleVersion): string => `${path}@${version}`;

const excludedOf = ({ mains }: Build): ReadonlySet<string> =>
  new Set(mains.flatMap(({ goMod }) => (goMod?.exclude ?? []).map(nameOf)));

/**
 * The go.mod files of all requirements are read for the module graph. The zip is certain to be opened only for a direct
 * requirement, and only when no newer version of it was chosen (go.sum then holds that one's zip).
 */
function lacking(
  target: ModuleVersion,
  isIndirect: boolean,
  sums: GoSumIndex,
  newest: ReadonlyMap<string, string>,
): "go.mod" | "zip" | undefined {
  const known = newest.get(target.path);
  const isSelected = known === undefined || compareVersions(known, target.version) <= 0;
  if (!isIndirect && isSelected && sums.zipHash(target) === undefined) return "zip";
  return sums.goModHash(target) === undefined ? "go.mod" : undefined;
}

/** Newest version of each module whose zip has a line. */
function newestZips(lines: readonly GoSumLine[]): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  for (const { path, version, goMod } of lines) {
    const known = newest.get(path);
    if (!goMod && (known === undefined || compareVersions(version, known) > 0)) newest.set(path, version);
  }
  return newest;
}
