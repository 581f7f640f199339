import { join } from "node:path";
import type { NeededModule } from "../../core/module.ts";
import { type FetchOutcome, type Report, skipped } from "../../core/report.ts";
import { scratchModule } from "../../gocommand/scratch.ts";
import type { WarmSections } from "../types.ts";
import { downloadGraphs } from "./all.ts";
import { broughtByDirect } from "./brought-by.ts";
import { goDownload } from "./download.ts";
import { fetchFindings } from "./findings.ts";
import { type EntryStates, entryStates, type GoRoadJob, inState, type Stage } from "./job.ts";
import { tooOldFinding } from "./too-old.ts";
import { verifyStage } from "./verify-stage.ts";

type FetchSection = Exclude<Report["fetch"], { readonly status: "skipped" }>;

/** Modules through the go command: one download of the union, then Go's verdict on each build list. */
export async function goRoad(job: GoRoadJob): Promise<WarmSections> {
  const { clock } = job.world;
  const tooOld = new Map(job.set.units.map((unit) => [unit, tooOldFinding(job.go, unit)]));
  const usable = job.set.units.filter((unit) => tooOld.get(unit) === undefined);
  const started = clock.now();
  const narrowed = { ...job, set: { ...job.set, units: usable } };
  const fetch = job.mode === "off" ? undefined : await fetchStage(narrowed, entryStates(job));
  const fetched = clock.now();
  const section = fetch?.section ?? skipped("warm is off");
  const verify = await verifyStage(narrowed, section);
  return {
    go: { status: "found", version: job.go.version },
    needed: neededSection(job),
    fetch: section,
    verify: verify.section,
    findings: [
      ...job.set.findings,
      ...[...tooOld.values()].filter((finding) => finding !== undefined),
      ...(fetch?.findings ?? []),
      ...verify.findings,
    ],
    timings: { fetch: fetched - started, verify: clock.now() - fetched },
  };
}

async function fetchStage(job: GoRoadJob, before: EntryStates): Promise<Stage<FetchSection>> {
  const { set, go } = job;
  const absent = inState(before, "absent");
  const outcomes = absent.length === 0 ? [] : await download(job, absent);
  const graph = job.mode === "all" ? await downloadGraphs(job) : { outcomes: [], findings: [] };
  const all = [...outcomes, ...graph.outcomes];
  const failed = [...all.filter((outcome) => outcome.failure), ...graph.findings, ...set.conflicting];
  return {
    section: {
      status: failed.length > 0 || inState(before, "altered").length > 0 ? "failed" : "ok",
      fetched: all.filter((outcome) => !outcome.failure).length,
      fromCache: 0,
      present: inState(before, "present").length,
      bytes: all.reduce((sum, outcome) => sum + outcome.bytes, 0),
      outcomes: all,
      remarks: remarks(job, all.length),
    },
    findings: [
      ...fetchFindings(set.modules, outcomes, broughtByDirect(go.env["GOMODCACHE"] ?? "", set.units)),
      ...graph.findings,
    ],
  };
}

function download(job: GoRoadJob, modules: readonly NeededModule[]): Promise<FetchOutcome[]> {
  const { go, set, deadlineMs, world } = job;
  const place = scratchModule(join(job.dir, "scratch"), go, set.sums);
  world.log.info(`fetching ${modules.length} of ${set.modules.length} modules through ${go.version}`);
  const { now } = world.clock;
  return goDownload({
    go,
    place,
    modules,
    deadlineMs,
    now,
    signal: world.signal,
    progress: world.log.progress,
  });
}

function remarks({ set, mode }: GoRoadJob, fetched: number): string[] {
  const total = set.modules.length;
  const count =
    fetched === 0
      ? `nothing to do: all ${total} modules are in the module cache`
      : "go.sum holds the hash of every module that was asked for: the checksum database was not needed";
  if (mode === "all") return fetched === 0 ? [count] : [];
  return mode === "needed"
    ? [count, "go.mod ∩ go.sum was fetched, not the import closure: this was the go command's road"]
    : [count];
}

function neededSection(job: GoRoadJob): Report["needed"] {
  if (job.mode === "off") return skipped("warm is off");
  const bytes = [...entryStates(job).values()].reduce(
    (sum, one) => sum + (one.state === "present" ? one.bytes : 0),
    0,
  );
  return {
    mode: job.mode === "all" ? "all" : "required",
    versions: job.set.modules.length,
    bytes,
    sparedBytes: 0,
    platforms: [],
    tags: [],
  };
}
