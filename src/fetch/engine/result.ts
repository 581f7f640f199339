import { countText } from "../../core/measure.ts";
import { type ModuleVersion, moduleKey, type NeededModule } from "../../core/module.ts";
import type { EngineResult, FailedModule, ReadyModule } from "./job.ts";
import type { SmallFailure, SmallFiles } from "./small-files.ts";
import type { Zips } from "./zips.ts";

/** What a run left, when nothing is under way any more. */
export interface Outcome {
  readonly zips: Pick<Zips, "ready" | "failed" | "mended">;
  readonly small: Pick<SmallFiles, "failures" | "mended" | "attemptsFor">;
  /** go.mod ∩ go.sum. */
  readonly modules: readonly NeededModule[];
  /** Keys of the modules whose packages were needed. */
  readonly asked: ReadonlySet<string>;
  readonly complete: boolean;
  readonly remarks: readonly string[];
}

/** One result for each module: a failed go.mod outweighs a zip that is there, what was cut off as too much is spared. */
export function resultOf(run: Outcome): EngineResult {
  const { zips, small, modules, asked, complete, remarks } = run;
  const cut = (one: FailedModule): boolean => !complete && !asked.has(moduleKey(one.module));
  const failed = [...zips.failed.filter((one) => !cut(one)), ...goModFailures(run)];
  const broken = new Set(failed.map((one) => moduleKey(one.module)));
  const ready = zips.ready
    .filter((one) => !broken.has(moduleKey(one.module)))
    .map((one) => ({ ...one, attempts: [...one.attempts, ...small.attemptsFor(one.module)] }));
  const here = new Set([...ready, ...failed].map((one) => moduleKey(one.module)));
  return {
    ready: ready.sort(byModule),
    failed: failed.sort(byModule),
    mended: [...zips.mended, ...small.mended.map(mendedSmall)],
    spared: modules.filter((module) => !here.has(moduleKey(module))),
    complete,
    remarks: [...remarks, ...smallRemarks(run)],
  };
}

const mendedSmall = (module: ModuleVersion): EngineResult["mended"][number] => ({
  module,
  what: "its go.mod or .info file was damaged",
  altered: false,
  small: true,
});

/** A go.mod file that fails counts where its module is needed, zip or no zip; elsewhere Go may never read it. */
function goModFailures({ zips, small }: Outcome): FailedModule[] {
  const needed = new Map<string, ReadyModule>(zips.ready.map((one) => [moduleKey(one.module), one]));
  return small.failures.flatMap(({ module, what, failure, attempts }) => {
    const zip = needed.get(moduleKey(module));
    if (zip === undefined || what !== "mod") return [];
    return [{ module: zip.module, failure, attempts: [...zip.attempts, ...attempts] }];
  });
}

/** A module that failed is told in its own words; of the others, what no build reads. */
function smallRemarks({ zips, small }: Outcome): string[] {
  const ready = new Set(zips.ready.map((one) => moduleKey(one.module)));
  const told = new Set(zips.failed.map((one) => moduleKey(one.module)));
  const optional = ({ module, what }: SmallFailure): boolean =>
    !told.has(moduleKey(module)) && (what === "info" || !ready.has(moduleKey(module)));
  const failures = small.failures.filter(optional);
  const [first] = failures;
  if (first === undefined) return [];
  const files = countText(failures.length, "go.mod or .info file");
  return [`${files} that builds do not read could not be fetched; the first: ${first.failure.message}`];
}

const byModule = (a: { readonly module: ModuleVersion }, b: { readonly module: ModuleVersion }): number => {
  const [x, y] = [moduleKey(a.module), moduleKey(b.module)];
  return x < y ? -1 : x > y ? 1 : 0;
};
