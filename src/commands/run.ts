import { findGo } from "../adapters/go.ts";
import { check as judge } from "../core/check.ts";
import type { Options } from "../core/options.ts";
import { ALL_RULES, type Report, skipped } from "../core/report.ts";
import { verdictOf } from "../core/verdict.ts";
import type { World } from "../core/world.ts";
import type { WarmSections } from "../fetch/types.ts";
import { rule as fileNotParsed } from "../rules/file-not-parsed.ts";
import { rule as goSumMissing } from "../rules/go-sum-missing.ts";
import { discoverRepository, type Opened, openDiscovered } from "./open.ts";
import { type CheckSections, frame, reportFinding, reportModules } from "./sections.ts";
import { warmRepository } from "./warm.ts";

/** What the action does besides the cache, and what the bare command does: warm, verify, check. */
export async function run(options: Options, world: World): Promise<Report> {
  const start = world.clock.now();
  const opened = await openWithGo(options, world);
  const { repository, snapshot, config } = opened;
  const [viewed, warmed] = await Promise.all([
    withGit(opened, options, world),
    warmRepository(repository, snapshot, options, world, config),
  ]);
  return assemble(viewed, warmed, await judged(viewed, options, warmed), world.clock.now() - start);
}

/** `warm`: as `run`, without the rules. */
export const warm = (options: Options, world: World): Promise<Report> =>
  run({ ...options, check: false }, world);

/** Opens the repository with what the go command at hand says of itself, where there is one: it answers while the tree is walked. */
export async function openWithGo(options: Options, world: World): Promise<Opened> {
  const asked = findGo(world);
  const found = discoverRepository(options, world);
  const go = await asked;
  const known = "reason" in go ? {} : { goVersion: go.version, goEnv: go.env };
  return openDiscovered(found, options, world, known);
}

/** What only rules look at and git knows: tags, commits, the pull request's base. Warming goes on meanwhile. */
export async function withGit(opened: Opened, options: Options, world: World): Promise<Opened> {
  if (!options.check) return opened;
  const [{ withHistory }, { withBase }] = await Promise.all([
    import("./history.ts"),
    import("./base/view.ts"),
  ]);
  return withBase(await withHistory(opened, world), options, world);
}

/** The rules' sections, or only what warming found where `check` is off. */
export async function judged(opened: Opened, options: Options, warmed: WarmSections): Promise<CheckSections> {
  const { snapshot, config } = opened;
  if (options.check)
    return (await import("./check.ts")).checkSections(opened, options.failOn, warmed.findings);
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
