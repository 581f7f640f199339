import { join } from "node:path";
import { countText } from "../../core/measure.ts";
import { type ModuleVersion, moduleKey } from "../../core/module.ts";
import { type Report, skipped } from "../../core/report.ts";
import { alteredFindings, unitFindings } from "./findings.ts";
import { type EntryStates, entryStates, type GoRoadJob, inState, type Stage } from "./job.ts";
import { type AlteredModule, judgeUnits, type UnitCall, type UnitResult, unitsToVerify } from "./judge.ts";
import { unitPlace } from "./place.ts";

type FetchSection = Report["fetch"];

/**
 * Each .ziphash against go.sum, which Go does not do; then Go, which loads every module graph (so that offline builds find
 * each .mod) and with `go mod verify` ties zips and trees to their .ziphash.
 */
export async function verifyStage(job: GoRoadJob, fetch: FetchSection): Promise<Stage<Report["verify"]>> {
  const after = entryStates(job);
  const incomplete = fetch.status === "failed" && fetch.outcomes.some((outcome) => outcome.failure);
  const judged = incomplete ? [] : await judge(job, callsFor(job, fetch));
  const altered = [...differing(after), ...judged.flatMap((result) => result.altered)];
  const findings = [...alteredFindings(job.set.modules, altered), ...unitFindings(judged)];
  const verified = judged.filter((result) => result.what === "verify").length;
  const hashed = verified > 0 ? inState(after, "present").length : 0;
  if (incomplete) return { section: skipped("not all modules are there"), findings };
  if (job.verify === "off") return { section: skipped("verify is off"), findings };
  return {
    section: {
      status: findings.length > 0 ? "failed" : "ok",
      hashed,
      trees: hashed,
      byGo: verified > 0,
      failed: distinct(altered),
      remarks: [
        verified > 0 ? `go mod verify judged ${countText(verified, "build list")}` : byNameOnly(after.size),
      ],
    },
    findings,
  };
}

/** What Go itself would not notice: a zip and its .ziphash replaced together. */
const differing = (states: EntryStates): AlteredModule[] =>
  [...states].flatMap(([{ path, version, h1 }, entry]) =>
    entry.state === "altered"
      ? [{ path, version, what: `its .ziphash holds ${entry.ziphash}, go.sum says ${h1}` }]
      : [],
  );

const byNameOnly = (count: number): string =>
  `the recorded hashes of ${countText(count, "module")} equal go.sum; their content was not hashed again (verify: go does)`;

/** What Go is asked about each unit: the graph whenever something is new, and a verification where the mode wants it. */
function callsFor(job: GoRoadJob, fetch: FetchSection): Pick<UnitCall, "unit" | "what">[] {
  const { units } = job.set;
  const isNew = fetch.status === "ok" && fetch.fetched > 0;
  const always = job.verify === "go" || job.verify === "trees";
  if (!isNew && !always) return [];
  const chosen = always || job.verify === "auto" ? unitsToVerify(units) : new Set();
  return units.map((unit) => ({ unit, what: chosen.has(unit) ? "verify" : "graph" }));
}

async function judge(
  job: GoRoadJob,
  calls: readonly Pick<UnitCall, "unit" | "what">[],
): Promise<UnitResult[]> {
  const { go, root, world, deadlineMs } = job;
  const read = (path: string) => world.files.readText(path);
  const placed = calls.map(({ unit, what }, i) => ({
    unit,
    what,
    place: unitPlace(join(job.dir, `unit-${i}`), go, root, unit, read),
  }));
  if (calls.length > 0)
    world.log.info(`asking ${go.version} to verify ${countText(calls.length, "build list")}`);
  return judgeUnits({ go, deadlineMs, signal: world.signal }, placed);
}

const distinct = (modules: readonly ModuleVersion[]): ModuleVersion[] => [
  ...new Map(modules.map(({ path, version }) => [moduleKey({ path, version }), { path, version }])).values(),
];
