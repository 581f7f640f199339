import { findGo } from "../adapters/go.ts";
import { firmRules, check as judge } from "../core/check.ts";
import { cannotStart } from "../core/errors.ts";
import type { Finding } from "../core/finding.ts";
import type { Options } from "../core/options.ts";
import { type Report, skipped } from "../core/report.ts";
import { verdictOf } from "../core/verdict.ts";
import type { World } from "../core/world.ts";
import type { GoCommand } from "../gocommand/command.ts";
import { rules } from "../rules/index.ts";
import { keepingPrivate } from "../source/private-go.ts";
import { type BaseView, withBase } from "./base/view.ts";
import { withDatabaseSums } from "./database-sums.ts";
import { applyFixes } from "./fix.ts";
import { withHistory } from "./history.ts";
import { type Opened, openRepository } from "./open.ts";
import { askGo, disagreements } from "./referee.ts";
import { type CheckSections, frame, reportFinding, reportModules } from "./sections.ts";
import { withWithdrawals } from "./withdrawals.ts";

const alwaysFail = firmRules(rules);

/** Runs every rule on what was opened; `extra` are findings of other stages (warm), judged and shown alike. */
export function checkSections(
  { snapshot, config, base, noBase }: Pick<Opened, "snapshot" | "config" | "base" | "noBase">,
  failOn: Options["failOn"],
  extra: readonly Finding[] = [],
): CheckSections {
  const result = judge(snapshot, config, rules, extra);
  const findings = base ? result.findings.map((finding) => compared(finding, base)) : result.findings;
  return {
    modules: reportModules(snapshot),
    findings: findings.map(reportFinding),
    skipped: noBase === undefined ? result.skipped : [{ rule: "base", reason: noBase }, ...result.skipped],
    suppressed: result.suppressed,
    verdict: verdictOf(result.findings, failOn, alwaysFail),
    ...(base ? { requirementChanges: base.changes } : {}),
  };
}

/** Says whether the pull request brought a finding, and by which change of a requirement. */
function compared(finding: Finding, base: BaseView): Finding {
  const isNew = base.isNew(finding);
  const change = isNew ? base.broughtBy(finding) : undefined;
  if (!change) return { ...finding, isNew };
  const step = [change.from ?? "nothing", change.to ?? "nothing"].join(" to ");
  return {
    ...finding,
    isNew,
    data: { ...finding.data, broughtBy: `${change.goMod}: ${change.module} from ${step}` },
  };
}

const ONLY_READS = skipped("check reads only files");

/** What only the command line can ask of `check`. */
export interface CheckFlags {
  /** Apply safe fixes first. */
  readonly fix?: boolean;
  /** Have Go judge as well. */
  readonly withGo?: boolean;
  /** Have Go ask for what authors took back and what the checksum database records. */
  readonly online?: boolean;
}

/** `check`: the rules on what the files say; no network, and no go command unless asked for. */
export async function check(options: Options, world: World, flags: CheckFlags = {}): Promise<Report> {
  const start = world.clock.now();
  const go =
    flags.withGo || flags.online ? await goFor(flags.withGo ? "--with-go" : "--online", world) : undefined;
  if (flags.fix) applyFixes(await openRepository(options, world), world);
  const known = go ? { goVersion: go.version, goEnv: go.env } : {};
  const files = await withHistory(await openRepository(options, world, known), world);
  const read = await withBase(files, options, world);
  const asked =
    go && flags.online ? await withOnline(read, keepingPrivate(go, read.config, world.files), world) : read;
  const opened = go && flags.withGo ? await askGo(asked, go, world) : asked;
  const sections = checkSections(opened, options.failOn, flags.withGo ? disputed(opened) : []);
  return {
    ...frame(opened),
    go: go ? { status: "found", version: go.version } : skipped("check asks no go command without --with-go"),
    needed: ONLY_READS,
    fetch: ONLY_READS,
    verify: ONLY_READS,
    cache: ONLY_READS,
    ...sections,
    timings: { ...opened.timings, total: world.clock.now() - start },
  };
}

const withOnline = async (opened: Opened, go: GoCommand, world: World): Promise<Opened> =>
  withDatabaseSums(await withWithdrawals(opened, go, world), go, world);

async function goFor(flag: string, world: World): Promise<GoCommand> {
  const go = await findGo(world);
  if ("reason" in go) throw cannotStart(`${flag}: ${go.reason}`, `Install Go, or leave ${flag} out.`);
  return go;
}

const disputed = (opened: Opened): readonly Finding[] =>
  disagreements(opened, judge(opened.snapshot, opened.config, rules).findings);
