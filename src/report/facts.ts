import { bytesText, countText, durationText } from "../core/measure.ts";
import { ALL_RULES, type FetchOutcome, type Report, type ReportFinding } from "../core/report.ts";

/** What every sink says about the run beside its findings, as plain sentences (not yet neutralised). */
export interface Fact {
  readonly name: string;
  readonly text: string;
  readonly remarks: readonly string[];
}

export function stageFacts(report: Report): readonly Fact[] {
  return together([
    fact("Modules", modulesText(report)),
    fact("Go", report.go.status === "found" ? report.go.version : skippedText(report.go.reason)),
    fact("Needed", neededText(report)),
    fact("Fetched", fetchedText(report), "remarks" in report.fetch ? report.fetch.remarks : undefined),
    fact("Verified", verifiedText(report), "remarks" in report.verify ? report.verify.remarks : undefined),
    fact("Cache", cacheText(report), worthRemarks(report)),
  ]);
}

/** Stages that did not run for one and the same reason share a line, where the first of them stood. */
function together(facts: readonly Fact[]): readonly Fact[] {
  const alike = (fact: Fact): readonly Fact[] =>
    fact.text.startsWith(SKIPPED) ? facts.filter((other) => other.text === fact.text) : [fact];
  return facts.flatMap((one) => {
    const group = alike(one);
    if (group.length === 1) return [one];
    const names = group.map(({ name }) => name.toLowerCase()).join(", ");
    return group[0] === one ? [fact("Not run", `${names}: ${one.text.slice(SKIPPED.length)}`)] : [];
  });
}

const fact = (name: string, text: string, remarks: readonly string[] = []): Fact => ({ name, text, remarks });

/** A rule that was skipped, in words. */
export const skippedName = (rule: string): string => (rule === ALL_RULES ? "every rule" : rule);

const SKIPPED = "skipped: ";

const skippedText = (reason: string): string => SKIPPED + reason;

/** Every module is in the report; where the run was narrowed to a directory, its own are counted first. */
function modulesText({ modules, scope }: Report): string {
  if (modules.length === 0) return "none found";
  const inside = modules.filter(({ dir }) => scope === "." || dir === scope || dir.startsWith(`${scope}/`));
  const kinds = new Map<string, number>();
  for (const module of inside) kinds.set(module.kind, (kinds.get(module.kind) ?? 0) + 1);
  const parts = [...kinds].map(([kind, n]) => `${n} ${kind}`).join(", ");
  const where = scope === "." ? "" : ` in ${scope}, ${modules.length} in the repository`;
  return `${inside.length} (${parts})${where}`;
}

function neededText({ needed }: Report): string {
  if ("status" in needed) return skippedText(needed.reason);
  const spared =
    needed.sparedBytes > 0 ? `; ${bytesText(needed.sparedBytes)} not needed and not fetched` : "";
  const size = needed.bytes > 0 ? `, ${bytesText(needed.bytes)}` : "";
  const where = needed.platforms.length > 0 ? `, for ${needed.platforms.join(", ")}` : "";
  const tags = needed.tags.length > 0 ? `, tags ${needed.tags.join(",")}` : "";
  return `${countText(needed.versions, "module version")}${size} (${needed.mode}${where}${tags})${spared}`;
}

function fetchedText({ fetch, timings }: Report): string {
  if (fetch.status === "skipped") return skippedText(fetch.reason);
  const failed = fetch.outcomes.filter((o) => o.failure).length;
  if (fetch.status === "ok" && fetch.fetched + fetch.fromCache === 0) {
    return fetch.present === 0
      ? "nothing to do: no module version was asked for"
      : `nothing to do: ${countText(fetch.present, "module version")} already in the module cache`;
  }
  const took = timings["fetch"] === undefined ? "" : ` in ${durationText(timings["fetch"])}`;
  const parts = [
    `${fetch.fetched} fetched${fetch.bytes > 0 ? ` (${bytesText(fetch.bytes)})` : ""}${took}`,
    `${fetch.fromCache} from the cache`,
    `${fetch.present} already there`,
  ];
  if (failed > 0) parts.push(`${failed} NOT READY`);
  return parts.join(", ");
}

function verifiedText({ verify }: Report): string {
  if (verify.status === "skipped") return skippedText(verify.reason);
  const judge = verify.byGo ? "judged by go" : "not judged by Go";
  const bad = verify.failed.length > 0 ? `, ${countText(verify.failed.length, "module version")} FAILED` : "";
  const own =
    verify.hashed + verify.trees === 0
      ? "nothing was hashed"
      : `${countText(verify.hashed, "hash", "hashes")}, ${countText(verify.trees, "tree")}`;
  return `${own}, ${judge}${bad}`;
}

function cacheText({ cache }: Report): string {
  if (cache.status === "skipped") return skippedText(cache.reason);
  const restored = cache.restoredBytes > 0 ? `, ${bytesText(cache.restoredBytes)} restored` : "";
  const saved = cache.saved === "yes" ? ", saved" : "";
  return `${cache.status}${restored}${saved}: ${cache.why}`;
}

function worthRemarks({ cache }: Report): readonly string[] {
  if (!("worth" in cache) || !cache.worth) return [];
  const { bytes, restoreMs, fetchMsEstimate, advice } = cache.worth;
  const took = `${bytesText(bytes)} restored in ${durationText(restoreMs)}`;
  const beside = fetchMsEstimate > 0 ? `; fetching would take about ${durationText(fetchMsEstimate)}` : "";
  return [`${took}${beside}: ${advice}`];
}

/** Contract §1–3: these are said in every sink, whatever else is dropped. */
export function marks(report: Report): readonly string[] {
  const added = report.suppressed.filter((s) => s.addedHere);
  return [
    ...unverifiedMark(report),
    ...added.map(
      (s) => `suppressed by this pull request: ${s.rule} at ${s.path}, line ${s.line} (${s.reason})`,
    ),
  ];
}

/** The marks as notices, for formats that hold nothing but findings. */
export function markFindings(report: Report): readonly ReportFinding[] {
  const notice = (rule: string, path: string, line: number, message: string): ReportFinding => {
    return { rule, severity: "notice", message, help: "", path, line, related: [], data: {} };
  };
  const goMod = report.modules[0]?.goMod ?? "go.mod";
  return [
    ...unverifiedMark(report).map((mark) => notice("unverified", goMod, 1, mark)),
    ...report.suppressed
      .filter((s) => s.addedHere)
      .map((s) => notice(s.rule, s.path, s.line, `suppressed by this pull request: ${s.reason}`)),
  ];
}

function unverifiedMark(report: Report): readonly string[] {
  const names = outcomesOf(report)
    .filter((o) => o.integrity === "unverified" && !o.failure)
    .map((o) => `${o.module.path}@${o.module.version}`);
  if (names.length === 0) return [];
  const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
  return [`unverified: ${names.slice(0, 5).join(", ")}${more}: no checksum vouches for these bytes`];
}

export const outcomesOf = (report: Report): readonly FetchOutcome[] =>
  "outcomes" in report.fetch ? report.fetch.outcomes : [];

/** `2 errors, 1 warning, 3 notices`; `no findings`. Counts what the verdict counts. */
export function countsText({ verdict }: Report): string {
  const parts = [
    verdict.errors > 0 ? countText(verdict.errors, "error") : "",
    verdict.warnings > 0 ? countText(verdict.warnings, "warning") : "",
    verdict.notices > 0 ? countText(verdict.notices, "notice") : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(", ") : "no findings";
}

/** One sentence: passed, failed or not checked, and by which measure. */
export function verdictText(report: Report): string {
  const { status, failOn } = report.verdict;
  const bar = failOn === "never" ? "findings never fail the run" : `fails on ${failOn} or worse`;
  const word = { pass: "passed", fail: "failed", "not-checked": "not checked" }[status];
  return `${word}: ${countsText(report)} (${bar})`;
}

/** Milliseconds of the whole run: `total` where the report has it, else the sum of its stages. */
export const totalMs = ({ timings }: Report): number =>
  timings["total"] ?? Object.values(timings).reduce((sum, ms) => sum + ms, 0);
