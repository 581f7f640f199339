import { moduleKey } from "../core/module.ts";
import {
  type FailOn,
  type Plan,
  type Report,
  type ReportFinding,
  skipped,
  type Verdict,
} from "../core/report.ts";
import { counted, reaches } from "../core/verdict.ts";

/** What came of one shard: its validated report, or why there is none. */
export interface ShardResult {
  readonly group: string;
  readonly outcome: { readonly report: Report } | { readonly missing: string };
}

export interface MergeInput {
  readonly plan: Plan;
  readonly shards: readonly ShardResult[];
  /** Of the job that warmed the union; absent where nothing was to warm, or it failed. */
  readonly warm?: Report;
  readonly failOn: FailOn;
  readonly tool: Report["tool"];
}

/** Rule of the finding that stands for a shard without a report; it fails under any fail-on. */
const SHARD_NOT_CHECKED = "shard-not-checked";

/** One report of all shards: each finding once, and what was not checked as a failure that says why. */
export function mergeReports(input: MergeInput): Report {
  const reports = input.shards.flatMap(({ outcome }) => ("report" in outcome ? [outcome.report] : []));
  const all = input.warm ? [input.warm, ...reports] : reports;
  const lost = input.shards.flatMap((shard) => lostFindings(shard, input.plan));
  const findings = distinct([...all.flatMap((report) => report.findings), ...lost], findingKey).sort(byPlace);
  return {
    version: 1,
    tool: input.tool,
    root: ".",
    scope: all[0]?.scope ?? ".",
    go: all.find((report) => report.go.status === "found")?.go ?? skipped("no shard had a go command"),
    modules: distinct(
      all.flatMap((report) => report.modules),
      (module) => module.dir,
    ),
    ...stages(all),
    findings,
    skipped: distinct(
      reports.flatMap((report) => report.skipped),
      (entry) => `${entry.rule}\0${entry.reason}`,
    ),
    suppressed: distinct(
      all.flatMap((report) => report.suppressed),
      (entry) => JSON.stringify(entry),
    ),
    verdict: verdict(findings, all, lost.length > 0, input.failOn),
    timings: timingsOf(input),
  };
}

function lostFindings({ group, outcome }: ShardResult, plan: Plan): ReportFinding[] {
  if (!("missing" in outcome)) return [];
  const modules = plan.groups.find((candidate) => candidate.name === group)?.modules ?? [];
  return modules.map((dir) => ({
    rule: SHARD_NOT_CHECKED,
    severity: "error",
    message: `${dir} was not checked: shard ${group} ${outcome.missing}`,
    help: "Look at that job's log and run it again; the other modules were checked.",
    path: dir === "." ? "go.mod" : `${dir}/go.mod`,
    line: 1,
    related: [],
    data: { shard: group, module: dir, reason: outcome.missing },
  }));
}

const findingKey = (finding: ReportFinding): string =>
  [finding.rule, finding.path, finding.line, finding.column ?? 0, finding.message].join("\0");

function byPlace(a: ReportFinding, b: ReportFinding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || (findingKey(a) < findingKey(b) ? -1 : 1);
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

/** Fetching is counted over all jobs, so that a module fetched twice shows; the rest is what the first job with it says. */
function stages(reports: readonly Report[]): Pick<Report, "needed" | "fetch" | "verify" | "cache"> {
  const reason = "no job of this run did it";
  return {
    needed: reports.map((r) => r.needed).find((section) => !("reason" in section)) ?? skipped(reason),
    cache: reports.map((r) => r.cache).find((section) => section.status !== "skipped") ?? skipped(reason),
    fetch: fetchOf(reports) ?? skipped(reason),
    verify: verifyOf(reports) ?? skipped(reason),
  };
}

function fetchOf(reports: readonly Report[]): Report["fetch"] | undefined {
  const sections = reports.map((r) => r.fetch).filter((section) => section.status !== "skipped");
  const [first] = sections;
  if (!first) return undefined;
  return {
    status: sections.some((section) => section.status === "failed") ? "failed" : "ok",
    fetched: sum(sections.map((section) => section.fetched)),
    fromCache: first.fromCache,
    present: first.present,
    bytes: sum(sections.map((section) => section.bytes)),
    outcomes: distinct(
      sections.flatMap((section) => section.outcomes),
      (outcome) => moduleKey(outcome.module),
    ),
    remarks: first.remarks ?? [],
  };
}

function verifyOf(reports: readonly Report[]): Report["verify"] | undefined {
  const sections = reports.map((r) => r.verify).filter((section) => section.status !== "skipped");
  const [first] = sections;
  if (!first) return undefined;
  return {
    ...first,
    status: sections.some((section) => section.status === "failed") ? "failed" : "ok",
    failed: distinct(
      sections.flatMap((section) => section.failed),
      moduleKey,
    ),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function verdict(
  findings: readonly ReportFinding[],
  reports: readonly Report[],
  isLost: boolean,
  failOn: FailOn,
): Verdict {
  const fails =
    isLost ||
    reports.some((report) => report.verdict.status === "fail") ||
    findings.some((finding) => reaches(finding.severity, failOn));
  return counted(findings, failOn, fails);
}

/** Total milliseconds of each job, by its name. */
function timingsOf({ warm, shards }: MergeInput): Readonly<Record<string, number>> {
  const jobs: (readonly [string, number | undefined])[] = [["warm", warm?.timings["total"]]];
  for (const { group, outcome } of shards) {
    jobs.push([group, "report" in outcome ? outcome.report.timings["total"] : undefined]);
  }
  return Object.fromEntries(jobs.filter((job): job is [string, number] => job[1] !== undefined));
}
