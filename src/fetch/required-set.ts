import type { Finding } from "../core/finding.ts";
import type { Location } from "../core/location.ts";
import { type ModuleVersion, moduleKey, type NeededModule } from "../core/module.ts";
import type { Snapshot, SnapshotModule } from "../core/snapshot.ts";
import { isModuleVersion, type SumEntry, type SumTable, sumTable } from "../gomod/sum-table.ts";
import type { Span } from "../gomod/syntax.ts";
import { compareVersions } from "../gomod/version.ts";
import { type BuildUnit, buildUnits, replacementOf } from "./build-units.ts";
import { conflictFindings } from "./sum-conflicts.ts";

/** What a repository's own files say it needs, before anything is fetched (contract §5 `required`, §6 the set). */
export interface RequiredSet {
  readonly units: readonly BuildUnit[];
  /** go.mod ∩ go.sum over all units, replacements applied, plus what go.work and old go lines add; sorted, each once. */
  readonly modules: readonly NeededModule[];
  /** How many more versions only members of a workspace outside the scope require: commands on its whole build list read them. */
  readonly elsewhere: number;
  /** Required, but no go.sum of the repository has a hash of the zip. */
  readonly withoutZipLine: readonly NeededModule[];
  /** Required, but go.sum files disagree about the hash; nobody may fetch these. */
  readonly conflicting: readonly NeededModule[];
  /** Every go.mod file that loading the module graph may read, sorted. */
  readonly goMods: readonly SumEntry[];
  readonly sums: SumTable;
  readonly findings: readonly Finding[];
}

/** The union over all main modules and workspaces in scope; linear in the lines of go.mod and go.sum. */
export function requiredSet(snapshot: Snapshot): RequiredSet {
  const units = buildUnits(snapshot);
  const sums = sumTable([...new Map(units.flatMap((u) => u.sums).map((s) => [s.path, s])).values()]);
  const wanted = new Map<string, Wanted>();
  for (const unit of units) {
    const required = requirements(unit, unit.mains);
    for (const need of [...required, ...beyondRequirements(unit, required)]) add(wanted, need, sums);
  }
  const all = [...wanted.values()].sort(byPathAndVersion);
  const conflicting = all.filter((need) => sums.conflicts.has(moduleKey(need)));
  return {
    units,
    modules: all.filter((need) => need.h1 !== undefined),
    elsewhere: requiredElsewhere(units, wanted, sums),
    withoutZipLine: all.filter((need) => need.h1 === undefined && !conflicting.includes(need)),
    conflicting,
    goMods: [...sums.goMods.values()].sort(byPathAndVersion),
    sums,
    findings: conflictFindings(sums),
  };
}

type Wanted = NeededModule & { readonly requiredBy: Location[] };

interface Need extends ModuleVersion {
  readonly at: readonly Location[];
}

/** A module that hundreds of go.mod files require is one entry with hundreds of places, so places are appended in place. */
function add(wanted: Map<string, Wanted>, need: Need, sums: SumTable): void {
  const key = moduleKey(need);
  const known = wanted.get(key);
  if (known) {
    known.requiredBy.push(...need.at);
    return;
  }
  if (!isModuleVersion(need)) return;
  const h1 = sums.zips.get(key)?.h1;
  const goModH1 = sums.goMods.get(key)?.h1;
  wanted.set(key, {
    path: need.path,
    version: need.version,
    ...(h1 === undefined ? {} : { h1 }),
    ...(goModH1 === undefined ? {} : { goModH1 }),
    requiredBy: [...need.at],
  });
}

function requiredElsewhere(
  units: readonly BuildUnit[],
  wanted: ReadonlyMap<string, Wanted>,
  sums: SumTable,
): number {
  const keys = units.flatMap((unit) => requirements(unit, unit.siblings).map(moduleKey));
  return new Set(keys.filter((key) => !wanted.has(key) && sums.zips.has(key))).size;
}

/** The require lines of some of a unit's modules, replaced; local directories and other main modules need nothing. */
function requirements(unit: BuildUnit, members: readonly SnapshotModule[]): Need[] {
  const own = new Set([...unit.mains, ...unit.siblings].map((module) => module.path));
  return members.flatMap((main) =>
    (main.goMod?.require ?? [])
      .filter((require) => !own.has(require.path))
      .flatMap((require) => replaced(unit, require, [spanAt(main.goModPath, require.span)])),
  );
}

function replaced(unit: BuildUnit, module: ModuleVersion, at: readonly Location[]): Need[] {
  const replacement = replacementOf(unit, module);
  if (!replacement) return [{ path: module.path, version: module.version, at }];
  const { newPath, newVersion, span } = replacement.directive;
  if (newVersion === "") return [];
  return [{ path: newPath, version: newVersion, at: [...at, spanAt(replacement.file, span)] }];
}

/** What the go.mod files of a unit do not name although Go needs it. */
function beyondRequirements(unit: BuildUnit, required: readonly Need[]): Need[] {
  const old = unit.mains.filter(hasNoPrunedGraph);
  return [
    ...(unit.workspace ? workspaceNeeds(unit, required) : []),
    ...old.flatMap((main) => newestZipLines(unit, main)),
  ];
}

/** Below go 1.17 go.mod does not list the whole build list, so go.sum is the only static source of it. */
function hasNoPrunedGraph(module: SnapshotModule): boolean {
  const go = module.goMod?.go?.version;
  if (go === undefined) return true;
  const [major = 0, minor = 0] = go.split(".").map((part) => Number.parseInt(part, 10));
  return major < 1 || (major === 1 && minor < 17);
}

function newestZipLines(unit: BuildUnit, main: SnapshotModule): Need[] {
  const newest = new Map<string, ZipLine>();
  for (const line of zipLines(unit)) {
    if (isAbove(line.version, newest.get(line.path)?.version)) newest.set(line.path, line);
  }
  return [...newest.values()].map(({ path, version, at }) => ({ path, version, at: [goLine(main), at] }));
}

/**
 * The workspace's build list is the highest version over all members' graphs, and Go opens every module whose path is a
 * prefix of a wanted one to rule out ambiguous imports (facts/baselines.md §1): zip lines above what the mains require.
 */
function workspaceNeeds(unit: BuildUnit, required: readonly Need[]): Need[] {
  const highest = new Map<string, string>();
  const paths = new Set<string>();
  for (const { path, version } of required) {
    const known = highest.get(path);
    if (isAbove(version, known)) highest.set(path, version);
    if (known !== undefined) continue;
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) paths.add(path.slice(0, end));
  }
  const needs: Need[] = [];
  for (const { path, version, at } of zipLines(unit)) {
    if (paths.has(path) && isAbove(version, highest.get(path))) needs.push({ path, version, at: [at] });
  }
  return needs;
}

/** Most lines name the version that is known already, and parsing versions is what costs. */
const isAbove = (version: string, known: string | undefined): boolean =>
  known === undefined || (version !== known && compareVersions(version, known) > 0);

interface ZipLine extends ModuleVersion {
  readonly at: Location;
}

function* zipLines({ sums }: BuildUnit): Generator<ZipLine> {
  for (const { path: file, file: sum } of sums) {
    for (const { path, version, goMod, hash, line } of sum.lines) {
      if (!goMod && hash.startsWith("h1:")) yield { path, version, at: { path: file, line } };
    }
  }
}

const goLine = (module: SnapshotModule): Location => {
  const span = module.goMod?.go?.span ?? module.goMod?.module?.span;
  return span ? spanAt(module.goModPath, span) : { path: module.goModPath, line: 1 };
};

const spanAt = (path: string, span: Span): Location => ({ path, ...span });

function byPathAndVersion(a: ModuleVersion, b: ModuleVersion): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.version < b.version ? -1 : a.version > b.version ? 1 : 0;
}
