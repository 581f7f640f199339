import { firmRules, check as judge } from "../core/check.ts";
import type { Config } from "../core/config.ts";
import type { Finding } from "../core/finding.ts";
import type { Options } from "../core/options.ts";
import { type Report, type ReportFinding, type ReportModule, skipped } from "../core/report.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { verdictOf } from "../core/verdict.ts";
import type { World } from "../core/world.ts";
import { rules } from "../rules/index.ts";
import { type Opened, openRepository } from "./open.ts";
import { toolVersion } from "./version.ts";

/** The sections of the report that come from reading and judging. */
export type CheckSections = Pick<Report, "modules" | "findings" | "skipped" | "suppressed" | "verdict">;

const alwaysFail = firmRules(rules);

/** Runs every rule on a snapshot; `extra` are findings of other stages (warm), judged and shown alike. */
export function checkSections(
  snapshot: Snapshot,
  config: Config,
  failOn: Options["failOn"],
  extra: readonly Finding[] = [],
): CheckSections {
  const result = judge(snapshot, config, rules, extra);
  return {
    modules: reportModules(snapshot),
    findings: result.findings.map(reportFinding),
    skipped: result.skipped,
    suppressed: result.suppressed,
    verdict: verdictOf(result.findings, failOn, alwaysFail),
  };
}

export function reportModules(snapshot: Snapshot): readonly ReportModule[] {
  return snapshot.modules.map(({ dir, path, kind, goModPath }) => ({ dir, path, kind, goMod: goModPath }));
}

export function reportFinding({ at, ...finding }: Finding): ReportFinding {
  return { ...finding, ...at };
}

const ONLY_READS = skipped("check reads only files");

/** `check`: the rules on what the files say; no network, and no go command. */
export async function check(options: Options, world: World): Promise<Report> {
  const start = world.clock.now();
  const opened = openRepository(options, world);
  const sections = checkSections(opened.snapshot, opened.config, options.failOn);
  return {
    ...frame(opened),
    go: skipped("check asks no go command"),
    needed: ONLY_READS,
    fetch: ONLY_READS,
    verify: ONLY_READS,
    cache: ONLY_READS,
    ...sections,
    timings: { ...opened.timings, total: world.clock.now() - start },
  };
}

/** What every report begins with. */
export const frame = ({ repository }: Opened): Pick<Report, "version" | "tool" | "root" | "scope"> => ({
  version: 1,
  tool: { name: "gomod-preflight", version: toolVersion },
  root: ".",
  scope: repository.scope,
});
