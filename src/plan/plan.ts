import type { Plan } from "../core/report.ts";
import type { Affected } from "./affected.ts";
import { bytesOf, type CostModel, type MissingBytes, type ModuleLoad } from "./cost.ts";
import { balancedGroups } from "./grouping.ts";
import { asGlob, groupNames } from "./names.ts";

/** GitHub's most jobs in a matrix (facts/github.md B3). */
const MAX_MATRIX_JOBS = 256;

/**
 * UTF-16 units a matrix may have as a job output. GitHub takes 1 MB per job, counted in UTF-16 (facts/github.md B3);
 * the other outputs and the doubling of quotes inside toJSON need the rest.
 */
const MAX_MATRIX_UNITS = 200_000;

export interface PlanInput {
  readonly affected: Affected;
  /** Of every affected module. */
  readonly loads: readonly ModuleLoad[];
  readonly missing: MissingBytes;
  /** Cache key of the union, which every shard restores. */
  readonly key: string;
  readonly maxJobs: number;
  readonly model: CostModel;
}

/** Groups and matrix (contract §5). No affected module: no group, and an empty matrix that starts no job. */
export function makePlan(input: PlanInput): Plan {
  const { affected, loads, missing, key, model } = input;
  const jobs = Math.min(input.maxJobs, MAX_MATRIX_JOBS);
  const balanced = balancedGroups(loads, jobs, model);
  const names = groupNames(balanced.map((group) => group.map((module) => module.dir)));
  const groups = balanced.map((group, index) => ({
    name: names[index] ?? String(index + 1),
    modules: group.map((module) => module.dir),
    bytes: bytesOf(group, missing),
    key,
  }));
  return { version: 1, why: affected.why, groups, matrix: matrixOf(groups), unaffected: affected.unaffected };
}

/** `modules` is left empty where the matrix would not fit into an output; shards read their group from the plan's artifact. */
function matrixOf(groups: Plan["groups"]): Plan["matrix"] {
  const include = groups.map(({ name, modules, key }) => ({
    name,
    modules: modules.map(asGlob).join(","),
    key,
  }));
  if (JSON.stringify(include).length <= MAX_MATRIX_UNITS) return { include };
  return { include: include.map((entry) => ({ ...entry, modules: "" })) };
}
