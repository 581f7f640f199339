import type { Finding } from "../../core/finding.ts";
import { countText } from "../../core/measure.ts";
import { moduleKey, type NeededModule } from "../../core/module.ts";
import type { FetchOutcome, Report } from "../../core/report.ts";
import type { EngineResult, FailedModule, ReadyModule } from "./job.ts";

/** Sections that ran; the skipped ones are made elsewhere. */
export type Ran<T> = Exclude<T, { readonly status: "skipped" }>;

const version = ({ path, version }: NeededModule): { path: string; version: string } => ({ path, version });

const readyOutcome = (one: ReadyModule): FetchOutcome => ({
  module: version(one.module),
  source: one.source,
  attempts: one.attempts,
  integrity: "go.sum",
  bytes: one.bytes,
});

const failedOutcome = ({ module, failure, attempts }: FailedModule): FetchOutcome => ({
  module: version(module),
  source: (attempts.find((one) => one.failure === "hash-mismatch") ?? attempts.at(-1))?.source ?? "",
  attempts,
  integrity: "unverified",
  bytes: 0,
  failure,
});

const sumBytes = (all: readonly ReadyModule[]): number => all.reduce((sum, one) => sum + one.bytes, 0);

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;

/** Sizes of what was not fetched are unknown: estimated by the mean of what was. */
function sparedBytes({ ready, spared }: EngineResult): number {
  const sized = ready.filter((one) => one.bytes > 0);
  return sized.length === 0 ? 0 : Math.round((sumBytes(sized) / sized.length) * spared.length);
}

export function neededSection(
  mode: "needed" | "required" | "all",
  result: EngineResult,
  platforms: readonly string[],
  tags: readonly string[],
): Report["needed"] {
  return {
    mode,
    versions: result.ready.length + new Set(result.failed.map((one) => moduleKey(one.module))).size,
    bytes: sumBytes(result.ready),
    sparedBytes: sparedBytes(result),
    platforms,
    tags,
  };
}

const failedKeys = ({ failed }: EngineResult): ReadonlySet<string> =>
  new Set(failed.map((one) => moduleKey(one.module)));

function mendedRemark({ module, what, small }: EngineResult["mended"][number], isFailed: boolean): string {
  const key = moduleKey(module);
  if (small) return `mended: ${key}: ${what} and was fetched again`;
  return isFailed
    ? `${key} in the module cache is damaged and could not be fetched again (${what})`
    : `mended: ${key} was removed from the module cache and fetched again (${what})`;
}

function remarksOf(result: EngineResult): string[] {
  const remarks: string[] = [];
  if (result.spared.length > 0)
    remarks.push(
      `${countText(result.spared.length, "required module")} (about ${megabytes(sparedBytes(result))}) left out: no needed package is there; go mod download and go list -m all would still fetch them`,
    );
  const failed = failedKeys(result);
  for (const one of result.mended) remarks.push(mendedRemark(one, failed.has(moduleKey(one.module))));
  return [...remarks, ...result.remarks];
}

export function fetchSection(result: EngineResult, sourceRemarks: readonly string[]): Ran<Report["fetch"]> {
  const fetched = result.ready.filter((one) => !one.present);
  return {
    status: result.failed.length > 0 ? "failed" : "ok",
    fetched: fetched.length,
    fromCache: 0,
    present: result.ready.length - fetched.length,
    bytes: sumBytes(fetched),
    outcomes: [...fetched.map(readyOutcome), ...result.failed.map(failedOutcome)],
    remarks: [...remarksOf(result), ...sourceRemarks],
  };
}

/** What our own hashing says; Go's verdict, where asked for, comes on top. */
export function hashSection(result: EngineResult): Ran<Report["verify"]> {
  const hashed = result.ready.filter((one) => one.hashed).length;
  const trees = result.ready.filter((one) => one.treeHashed).length;
  const byRecord = result.ready.filter((one) => !one.hashed && !one.treeHashed).length;
  return {
    status: result.failed.length > 0 ? "failed" : "ok",
    hashed,
    trees,
    byGo: false,
    failed: result.failed
      .filter((one) => one.failure.class === "hash-mismatch")
      .map((one) => version(one.module)),
    remarks: hashRemarks(result.ready.length, byRecord),
  };
}

function hashRemarks(ready: number, byRecord: number): readonly string[] {
  if (ready === 0) return [];
  if (byRecord === 0) return ["every zip was hashed against go.sum in this run"];
  return [
    `the recorded hashes of ${countText(byRecord, "module")} equal go.sum; their content was not hashed again (verify: hashes or trees does)`,
  ];
}

/** Entries that were altered in the cache: mended, and still worth a look. */
export function mendedFindings(result: EngineResult): Finding[] {
  const requiredBy = new Map(
    [...result.ready, ...result.failed].map(({ module }) => [moduleKey(module), module.requiredBy]),
  );
  const failed = failedKeys(result);
  return result.mended
    .filter((one) => one.altered)
    .map(({ module, what }) => {
      const key = `${module.path}@${module.version}`;
      const [at = { path: "go.mod", line: 1 }, ...related] = requiredBy.get(key) ?? [];
      return {
        rule: "module-cache-altered",
        severity: "warning",
        message: `${key} in the module cache was not what go.sum vouches for: ${what}`,
        help: `${failed.has(key) ? "It could not be fetched again." : "It was removed and fetched again."} Find out what wrote into the module cache: a restored cache of another job, or a step before this one.`,
        at,
        related: related.slice(0, 20),
        data: { module: module.path, version: module.version, mended: String(!failed.has(key)) },
      };
    });
}
