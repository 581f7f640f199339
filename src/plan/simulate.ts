import { bytesOf, type CostModel, jobSeconds, type MissingBytes, type ModuleLoad, workOf } from "./cost.ts";

/** What one way of spreading the work costs by the cost model. */
export interface Simulated {
  readonly jobs: number;
  /** Seconds until the last job ends. */
  readonly clock: number;
  /** Seconds of all runners together, as they are paid. */
  readonly machine: number;
  readonly bytesFetched: number;
}

/** Everything in one job: one start-up, each module version fetched once. */
export function oneJob(modules: readonly ModuleLoad[], missing: MissingBytes, model: CostModel): Simulated {
  const seconds = fetchingJob(modules, missing, model);
  return { jobs: 1, clock: seconds, machine: seconds, bytesFetched: bytesOf(modules, missing) };
}

/** A matrix over every go.mod: each job fetches for itself. GitHub runs `atOnce` of them at a time. */
export function jobPerModule(
  modules: readonly ModuleLoad[],
  missing: MissingBytes,
  model: CostModel,
  atOnce: number,
): Simulated {
  const jobs = modules.map((module) => fetchingJob([module], missing, model));
  const machine = sum(jobs);
  return {
    jobs: jobs.length,
    clock: Math.max(machine / atOnce, ...jobs),
    machine,
    bytesFetched: sum(modules.map((module) => bytesOf([module], missing))),
  };
}

/** Plan, one job that fetches the union, the groups, merge. */
export function grouped(
  groups: readonly (readonly ModuleLoad[])[],
  missing: MissingBytes,
  model: CostModel,
): Simulated {
  const bytesFetched = bytesOf(groups.flat(), missing);
  const frame = [model.startUp, model.startUp + bytesFetched / model.fetchRate, model.startUp];
  const shards = groups.map((group) => jobSeconds(group, missing, model));
  return {
    jobs: groups.length + frame.length,
    clock: sum(frame) + Math.max(0, ...shards),
    machine: sum(frame) + sum(shards),
    bytesFetched,
  };
}

function fetchingJob(modules: readonly ModuleLoad[], missing: MissingBytes, model: CostModel): number {
  const work = sum(modules.map((module) => workOf(module, model)));
  return model.startUp + bytesOf(modules, missing) / model.fetchRate + work;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
