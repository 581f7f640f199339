import { findGo } from "../adapters/go.ts";
import { check as judge } from "../core/check.ts";
import type { Options } from "../core/options.ts";
import { ALL_RULES, type Report, skipped } from "../core/report.ts";
import { verdictOf } from "../core/verdict.ts";
import type { World } from "../core/world.ts";
import type { WarmSections } from "../fetch/types.ts";
import { rule as fileNotParsed } from "../rules/file-not-parsed.ts";
import { rule as goSumMissing } from "../rules/go-sum-missing.ts";
import { withBase } from "./base/view.ts";
import { type CheckSections, checkSections, frame, reportFinding, reportModules } from "./check.ts";
import { withHistory } from "./history.ts";
import { type Opened, openRepository } from "./open.ts";
import { warmRepository } from "./warm.ts";

/** What the action does besides the cache, and what the bare command does: warm, verify, check. */
export async function run(options: Options, world: World): Promise<Report> {
  const start = world.clock.now();
  const opened = await openWithGo(options, world);
  const warmed = await warmRepository(opened.repository, opened.snapshot, options, world, opened.config);
  return assemble(opened, warmed, judged(opened, options, warmed), world.clock.now() - start);
}

/** `warm`: as `run`, without the rules. */
export const warm = (options: Options, world: World): Promise<Report> =>
  run({ ...options, check: false }, world);

/** Opens the repository with what the go command at hand says of itself, where there is one. */
export async function openWithGo(options: Options, world: World): Promise<Opened> {
  const go = await findGo(world);
  const known = "reason" in go ? {} : { goVersion: go.version, goEnv: go.env };
  const opened = await withHistory(openRepository(options, world, known), world);
  return withBase(opened, options, world);
}

/** The rules' sections, or only what warming found where `check` is off. */
export function judged(opened: Opened, options: Options, warmed: WarmSections): CheckSections {
  const { snapshot, config } = opened;
  if (options.check) return checkSections(opened, options.failOn, warmed.findings);
  // What could not be read or has no go.sum line was not fetched (contract §2): warming alone has to say so as well.
  const rules = options.warm === "off" ? [] : [fileNotParsed, goSumMissing];
  const result = judge(snapshot, config, rules, warmed.findings);
  return {
    modules: reportModules(snapshot),
    findings: result.findings.map(reportFinding),
    skipped: [{ rule: ALL_RULES, reason: "check is off" }],
    suppressed: result.suppressed,
    verdict: verdictOf(result.findings, options.failOn, new Set()),
  };
}

/** One report of all stages; `cache` is put in by the action. */
export function assemble(
  opened: Opened,
  warmed: WarmSections,
  sections: CheckSections,
  total: number,
): Report {
  const { go, needed, fetch, verify, timings } = warmed;
  return {
    ...frame(opened),
    go,
    needed,
    fetch,
    verify,
    cache: skipped("the GitHub cache is used by the action only"),
    ...sections,
    timings: { ...opened.timings, ...timings, total },
  };
}
