import type { Dir } from "../core/snapshot.ts";

/**
 * What a job costs, in seconds and bytes per second. Round numbers for a hosted runner with two cores, stated in
 * docs/guides/monorepo.md; they decide how many jobs are worth starting, never what is checked.
 */
export interface CostModel {
  /** Queue, boot, checkout, Go: what each job costs before it does anything. */
  readonly startUp: number;
  /** Bytes per second from module proxies. */
  readonly fetchRate: number;
  /** Bytes per second from the cache or an artifact, hashed and unpacked. */
  readonly restoreRate: number;
  /** Compile, vet and test one package. */
  readonly perPackage: number;
  /** Read and check one module, start the go command on it. */
  readonly perModule: number;
}

export const hostedRunner: CostModel = {
  startUp: 20,
  fetchRate: 20e6,
  restoreRate: 60e6,
  perPackage: 1.5,
  perModule: 3,
};

/** Bytes of a module zip whose size is not known: the mean of a project with 158 modules (126 MB). */
export const TYPICAL_ZIP_BYTES = 800_000;

/** One module as the grouping weighs it. */
export interface ModuleLoad {
  readonly dir: Dir;
  readonly packages: number;
  /** `path@version` of what it needs. */
  readonly needs: readonly string[];
}

/** Sizes in bytes of what still has to come, by `path@version`; what is absent is already here. */
export type MissingBytes = ReadonlyMap<string, number>;

/** Bytes that a set of modules needs and the machine has not got, each version once. */
export function bytesOf(modules: readonly ModuleLoad[], missing: MissingBytes): number {
  const wanted = new Set(modules.flatMap((module) => module.needs));
  return [...wanted].reduce((sum, key) => sum + (missing.get(key) ?? 0), 0);
}

/** Seconds of work of one module in a shard, without what its neighbours share with it. */
export const workOf = (module: ModuleLoad, model: CostModel): number =>
  model.perModule + module.packages * model.perPackage;

/** Seconds of a job that restores what its modules need and checks them. */
export function jobSeconds(modules: readonly ModuleLoad[], missing: MissingBytes, model: CostModel): number {
  const work = modules.reduce((sum, module) => sum + workOf(module, model), 0);
  return model.startUp + bytesOf(modules, missing) / model.restoreRate + work;
}
