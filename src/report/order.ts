import type { Severity } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import type { Report, ReportFinding } from "../core/report.ts";

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Findings new in this pull request first, then errors before warnings before notices; otherwise the report's order. */
export const worstFirst = (findings: readonly ReportFinding[]): readonly ReportFinding[] =>
  [...findings].sort(
    (a, b) => Number(b.isNew ?? false) - Number(a.isNew ?? false) || RANK[a.severity] - RANK[b.severity],
  );

/** At most one message a line a rule: the first stays. */
export function oncePerLine(findings: readonly ReportFinding[]): readonly ReportFinding[] {
  const seen = new Set<string>();
  return findings.filter((f) => {
    const key = `${f.path}\n${f.line}\n${f.rule}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Grouped by file, files in alphabetical order, findings of a file by line. */
export function byFile(
  findings: readonly ReportFinding[],
): readonly { readonly path: string; readonly findings: readonly ReportFinding[] }[] {
  return [...groupBy(findings, (f) => f.path)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, group]) => ({ path, findings: [...group].sort((a, b) => a.line - b.line) }));
}

/** Whether the report knows which findings the pull request brought. */
export const knowsNew = (report: Report): boolean => report.findings.some((f) => f.isNew !== undefined);
