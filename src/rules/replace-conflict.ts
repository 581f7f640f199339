import { type Build, buildsOf, type Placed, placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import { directoryKey } from "../core/paths.ts";
import type { Rule } from "../core/rule.ts";
import type { ReplaceDirective } from "../gomod/syntax.ts";

export const rule: Rule = {
  id: "replace-conflict",
  severity: "error",
  summary: "Two replace lines of one build give the same module different replacements, and Go stops.",
  source: "cmd/go: modload.toReplaceMap and makeMainModules “conflicting replacements for …”",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      yield* conflicts(build);
      yield* replacedMembers(build);
    }
  },
};

function* conflicts(build: Build): Iterable<FindingDraft> {
  const inGoWork = (replace: Placed<ReplaceDirective>) => replace.file === build.workspace?.goWorkPath;
  const overridden = new Set(build.replaces.filter(inGoWork).map(({ directive }) => directive.oldPath));
  const keyOf = ({ directive: { oldPath, oldVersion } }: Placed<ReplaceDirective>) =>
    `${oldPath}@${oldVersion}`;
  for (const replaces of groupBy(build.replaces, keyOf).values()) {
    const isOverridden = overridden.has(replaces[0]?.directive.oldPath ?? "");
    const counted = isOverridden ? replaces.filter(inGoWork) : replaces;
    const [first, ...others] = counted;
    for (const other of others) {
      if (first !== undefined && differ(first, other)) yield conflict(first, other);
    }
  }
}

/** Go compares what is written within a file, and places between files. */
const differ = (x: Placed<ReplaceDirective>, y: Placed<ReplaceDirective>): boolean =>
  x.file === y.file ? written(x) !== written(y) : targetOf(x) !== targetOf(y);

const written = ({ directive: { newPath, newVersion } }: Placed<ReplaceDirective>): string =>
  `${newPath} ${newVersion}`.trim();

const targetOf = (replace: Placed<ReplaceDirective>): string =>
  replace.directive.newVersion === ""
    ? directoryKey(replace.dir, replace.directive.newPath)
    : written(replace);

function conflict(first: Placed<ReplaceDirective>, other: Placed<ReplaceDirective>): FindingDraft {
  const { oldPath, oldVersion } = other.directive;
  const module = oldVersion === "" ? oldPath : `${oldPath}@${oldVersion}`;
  const isSameFile = first.file === other.file;
  return {
    message: `${module} is replaced by ${written(other)} here and by ${written(first)} in ${isSameFile ? `line ${first.directive.span.line}` : first.file}`,
    help: isSameFile
      ? "Keep one of the two lines."
      : `Agree on one replacement, or override both: go work edit -replace ${oldPath}=…`,
    at: placeOf(other.file, other.directive.span),
    related: [placeOf(first.file, first.directive.span)],
    data: { module, replacement: written(other), other: written(first) },
  };
}

/** makeMainModules: “workspace module … is replaced at all versions in the go.work file”. */
function* replacedMembers({ workspace, mains, replaces }: Build): Iterable<FindingDraft> {
  for (const { file, directive } of replaces) {
    if (file !== workspace?.goWorkPath || directive.oldVersion !== "") continue;
    const member = mains.find((main) => main.path === directive.oldPath);
    if (member?.goMod?.module === undefined) continue;
    yield {
      message: `${directive.oldPath} is a member of the workspace and is replaced at all versions in ${file}`,
      help: "Remove the line: the workspace takes the member from its directory. Or name the version to replace.",
      at: placeOf(file, directive.span),
      related: [placeOf(member.goModPath, member.goMod.module.span)],
      data: { module: directive.oldPath, replacement: directive.newPath, member: member.dir },
    };
  }
}
