import { join } from "node:path";
import type { Finding } from "../../core/finding.ts";
import { type ModuleVersion, moduleKey } from "../../core/module.ts";
import type { FetchOutcome } from "../../core/report.ts";
import type { BuildUnit } from "../build-units.ts";
import { type BatchResult, readBatch } from "./batch.ts";
import { entryState } from "./entry-state.ts";
import { unitFinding } from "./findings.ts";
import type { GoRoadJob } from "./job.ts";
import { unitPlace } from "./place.ts";
import { goTextFailure, plainFailure } from "./text.ts";

/** What the module graphs hold beyond the required set, each once. */
export interface GraphOutcomes {
  readonly outcomes: readonly FetchOutcome[];
  readonly findings: readonly Finding[];
}

/**
 * `go mod download all` for each unit (mode `all`): versions without a go.sum line are vouched for by the checksum database.
 * Go may write to the copies of go.mod, go.sum and go.work.sum only.
 */
export async function downloadGraphs(job: GoRoadJob): Promise<GraphOutcomes> {
  const required = new Set(job.set.modules.map(moduleKey));
  const outcomes = new Map<string, FetchOutcome>();
  const findings: Finding[] = [];
  for (const [i, unit] of job.set.units.entries()) {
    const batch = await downloadGraph(job, unit, join(job.dir, `all-${i}`));
    findings.push(...failures(unit, batch));
    for (const module of batch.named) {
      const key = moduleKey(module);
      if (!required.has(key)) outcomes.set(key, outcomeOf(job, module, batch.errors.get(key)));
    }
  }
  return { outcomes: [...outcomes.values()], findings };
}

async function downloadGraph(job: GoRoadJob, unit: BuildUnit, dir: string): Promise<BatchResult> {
  const { go, root, world, deadlineMs } = job;
  const { cwd, env, flags } = unitPlace(dir, go, root, unit, (path) => world.files.readText(path));
  const call = { cwd, env, deadlineMs, signal: world.signal };
  return readBatch([], await go.run(["mod", "download", "-json", ...flags, "all"], call));
}

function failures(unit: BuildUnit, { errors, mismatch, fatal }: BatchResult): Finding[] {
  const whole = mismatch ? [goTextFailure(mismatch.module, mismatch.text)] : [];
  const ended = fatal ? [goTextFailure(unit.dir, fatal.text)] : [];
  const single = [...errors].map(([key, text]) => goTextFailure(key, text));
  return [...whole, ...ended, ...single].map((failure) => unitFinding(unit, failure));
}

function outcomeOf(job: GoRoadJob, module: ModuleVersion, error: string | undefined): FetchOutcome {
  const entry = entryState(job.go.env["GOMODCACHE"] ?? "", { ...module, requiredBy: [] });
  const isHeld = job.set.sums.zips.has(moduleKey(module));
  return {
    module,
    source: "go",
    attempts: [],
    integrity: isHeld ? "go.sum" : "checksum-database",
    bytes: entry.state === "present" ? entry.bytes : 0,
    ...(error === undefined ? {} : { failure: plainFailure(goTextFailure(moduleKey(module), error)) }),
  };
}
