import type { RequirementChange } from "../../core/report.ts";
import type { Snapshot, SnapshotModule } from "../../core/snapshot.ts";
import { compareVersions } from "../../gomod/version.ts";

/** What changed in the requirements and replacements of the modules in scope, by go.mod and module. */
export function requirementChanges(before: Snapshot, now: Snapshot): readonly RequirementChange[] {
  const earlier = new Map(before.modules.map((module) => [module.goModPath, module]));
  const later = new Map(
    now.modules.filter((module) => module.inScope).map((module) => [module.goModPath, module]),
  );
  const gone = before.modules.filter(
    (module) => module.inScope && !now.modules.some((m) => m.goModPath === module.goModPath),
  );
  const pairs = [
    ...[...later].map(([goMod, module]) => ({ goMod, before: earlier.get(goMod), now: module })),
    ...gone.map((module) => ({ goMod: module.goModPath, before: module, now: undefined })),
  ];
  return pairs
    .filter((pair) => isReadable(pair.before) && isReadable(pair.now))
    .flatMap((pair) => [
      ...required(pair.goMod, versions(pair.before), versions(pair.now)),
      ...replaced(pair.goMod, replacements(pair.before), replacements(pair.now)),
    ])
    .sort((a, b) => (`${a.goMod}\0${a.module}` < `${b.goMod}\0${b.module}` ? -1 : 1));
}

/** A file that is there and could not be parsed says nothing about its requirements. */
const isReadable = (module: SnapshotModule | undefined): boolean =>
  module === undefined || module.goMod !== undefined;

interface Value {
  readonly text: string;
  readonly line: number;
}
type Values = ReadonlyMap<string, Value>;

const versions = (module: SnapshotModule | undefined): Values =>
  new Map(
    module?.goMod?.require.map(({ path, version, span }) => [path, { text: version, line: span.line }]),
  );

const replacements = (module: SnapshotModule | undefined): Values =>
  new Map(
    module?.goMod?.replace.map(({ oldPath, oldVersion, newPath, newVersion, span }) => [
      oldVersion === "" ? oldPath : `${oldPath}@${oldVersion}`,
      { text: newVersion === "" ? newPath : `${newPath}@${newVersion}`, line: span.line },
    ]),
  );

function required(goMod: string, before: Values, now: Values): RequirementChange[] {
  return changed(before, now).map(({ module, from, to }): RequirementChange => {
    if (!from) return { goMod, module, change: "added", ...(to ? { to: to.text, line: to.line } : {}) };
    if (!to) return { goMod, module, change: "removed", from: from.text };
    const change = compareVersions(from.text, to.text) < 0 ? "up" : "down";
    return { goMod, module, change, from: from.text, to: to.text, line: to.line };
  });
}

const replaced = (goMod: string, before: Values, now: Values): RequirementChange[] =>
  changed(before, now).map(({ module, from, to }) => ({
    goMod,
    module,
    change: "replaced",
    ...(from ? { from: from.text } : {}),
    ...(to ? { to: to.text, line: to.line } : {}),
  }));

function changed(
  before: Values,
  now: Values,
): { module: string; from: Value | undefined; to: Value | undefined }[] {
  return [...new Set([...before.keys(), ...now.keys()])]
    .map((module) => ({ module, from: before.get(module), to: now.get(module) }))
    .filter(({ from, to }) => from?.text !== to?.text);
}
