import { join, resolve } from "node:path";
import { type ExitCode, usageError } from "../core/errors.ts";
import type { FailOn, Plan, Report } from "../core/report.ts";
import type { Files } from "../core/world.ts";
import { findRoot } from "../discover/root.ts";
import { mergeReports, type ShardResult } from "../plan/merge.ts";
import { distrust } from "../plan/untrusted.ts";
import { LARGEST_HOSTILE_REPORT, readHostileReport } from "../report/hostile.ts";
import { validatePlan } from "../report/validate.ts";
import { deliver } from "./deliver.ts";
import type { DoorInput } from "./door.ts";
import { toolVersion } from "./version.ts";

const LARGEST_PLAN = 64 * 1024 * 1024;
/** As plan/names.ts makes them; anything else would be a path. */
const GROUP_NAME = /^[0-9]+(-[A-Za-z0-9._-]{1,60})?$/;
/** Directory and file of the job that warmed the union, beside those of the shards. */
export const WARM_GROUP = "warm";

/** Where the pieces are: the plan, and one directory per group with its report.json. */
export interface Pieces {
  readonly planFile: string;
  readonly reportsDir: string;
  /** Why a group may be missing: the job result that GitHub knows. */
  readonly jobResult?: string;
}

/** `merge PLAN REPORTS`: one report of all shards, from REPORTS/<group>/report.json. */
export async function runMerge(input: DoorInput): Promise<ExitCode> {
  const [planFile, reportsDir, ...more] = input.line.words;
  if (planFile === undefined || reportsDir === undefined || more.length > 0) {
    throw usageError(
      "merge takes a plan and a directory of reports",
      "Write: gomod-preflight merge plan.json reports",
    );
  }
  const { world, options } = input;
  const pieces = { planFile: resolve(world.cwd, planFile), reportsDir: resolve(world.cwd, reportsDir) };
  const report = mergePieces(pieces, options.failOn, world.files);
  return deliver(report, input, findRoot(world.files, options.directory).root);
}

/** Everything in the pieces is untrusted: what is not a valid report of its group counts as missing, with the reason. */
export function mergePieces(pieces: Pieces, failOn: FailOn, files: Files): Report {
  const plan = readPlan(pieces.planFile, files);
  const warm = readWarm(pieces, files);
  return mergeReports({
    plan,
    shards: plan.groups.map((group) => readShard(group, pieces, files)),
    ...(warm ? { warm } : {}),
    failOn,
    tool: { name: "gomod-preflight", version: toolVersion },
  });
}

/** Throws a usage error (exit 2): without the plan nobody knows what should have been checked. */
export function readPlan(file: string, files: Files): Plan {
  const found = readText(file, LARGEST_PLAN, files);
  const result = validatePlan(parsed(found && "text" in found ? found.text : ""));
  if (result.status === "invalid") throw noPlan(file, result.faults[0] ?? "");
  const odd = result.plan.groups.find(({ name }) => !GROUP_NAME.test(name));
  if (odd) throw noPlan(file, `${JSON.stringify(odd.name)} is no name of a group`);
  return result.plan;
}

const noPlan = (file: string, fault: string): Error =>
  usageError(`${file} is no plan: ${fault}`, "Give the file that the plan step wrote.");

function readShard(group: Plan["groups"][number], pieces: Pieces, files: Files): ShardResult {
  const missing = (reason: string): ShardResult => ({ group: group.name, outcome: { missing: reason } });
  const found = readText(join(pieces.reportsDir, group.name, "report.json"), LARGEST_HOSTILE_REPORT, files);
  if (found === undefined) return missing(absence(pieces.jobResult));
  if ("fault" in found) return missing(`left no readable report: ${found.fault}`);
  const result = readHostileReport(found.text);
  if (result.status === "invalid") return missing(`left an invalid report: ${result.faults[0]}`);
  const doubt = distrust(result.report, group);
  if (doubt !== undefined) return missing(`left a report that ${doubt}`);
  return { group: group.name, outcome: { report: result.report } };
}

/** A failed warm job shows in every shard as modules that are not ready, so a missing warm report hides nothing. */
function readWarm(pieces: Pieces, files: Files): Report | undefined {
  const found = readText(join(pieces.reportsDir, WARM_GROUP, "report.json"), LARGEST_HOSTILE_REPORT, files);
  if (found === undefined || "fault" in found) return undefined;
  const result = readHostileReport(found.text);
  return result.status === "valid" ? result.report : undefined;
}

const absence = (jobResult: string | undefined): string =>
  jobResult === "cancelled"
    ? "was cancelled and left no report"
    : `left no report (it failed early, was cancelled or timed out${jobResult ? `; the shards' result is ${jobResult}` : ""})`;

type Found = { readonly text: string } | { readonly fault: string };

/** Undefined: there is no such file. */
function readText(file: string, maxBytes: number, files: Files): Found | undefined {
  if (files.kind(file) !== "file") return undefined;
  try {
    return { text: files.readText(file, maxBytes) ?? "" };
  } catch (cause) {
    return { fault: cause instanceof Error ? cause.message.slice(0, 200) : String(cause) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
