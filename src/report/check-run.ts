import type { CheckAnnotation, CheckRun } from "../core/github.ts";
import { countText } from "../core/measure.ts";
import type { Report, ReportFinding } from "../core/report.ts";
import { countsText } from "./facts.ts";
import { fitted } from "./fit.ts";
import { type MarkdownDetail, type MarkdownOptions, markdownPage } from "./markdown.ts";
import { oneLine, shorten, visible } from "./neutral.ts";
import { oncePerLine, worstFirst } from "./order.ts";

/** 10 requests of 50: enough to read, and far from the limits on requests (1,000 an hour for a repository). */
const MOST_ANNOTATIONS = 500;
/** Limits of the API: title 255 characters, message 64 KB, summary 65,535 characters. */
const LONGEST_TITLE = 255;
const LONGEST_MESSAGE = 16_000;
const LONGEST_SUMMARY = 65_000;

const LEVELS: readonly [MarkdownDetail, ...MarkdownDetail[]] = [
  { findings: 100, help: false, text: 500, rows: 50 },
  { findings: 20, help: false, text: 200, rows: 5 },
  { findings: 0, help: false, text: 0, rows: 0 },
];

const CONCLUSION = { pass: "success", fail: "failure", "not-checked": "neutral" } as const;

/** The report as a check run of its own name, so that it is not taken for the job; worst first, the rest counted. */
export function planCheckRun(report: Report, headSha: string, options: MarkdownOptions): CheckRun {
  const findings = oncePerLine(worstFirst(report.findings));
  const annotations = findings.slice(0, MOST_ANNOTATIONS).map(annotationOf);
  const left = findings.length - annotations.length;
  const more = left > 0 ? `${countText(left, "more finding")} not annotated. ` : "";
  return {
    name: "gomod-preflight findings",
    headSha,
    conclusion: CONCLUSION[report.verdict.status],
    title: shorten(countsText(report), LONGEST_TITLE),
    summary: fitted(
      LEVELS,
      LONGEST_SUMMARY,
      (text) => text.length,
      (level) => more + markdownPage(report, level, options),
    ),
    annotations,
  };
}

/** Columns are taken only within one line. */
function annotationOf(f: ReportFinding): CheckAnnotation {
  const endLine = f.endLine ?? f.line;
  const columns = endLine === f.line && f.column !== undefined;
  return {
    path: f.path,
    startLine: f.line,
    endLine,
    ...(columns ? { startColumn: f.column } : {}),
    ...(columns && f.endColumn !== undefined ? { endColumn: f.endColumn } : {}),
    severity: f.severity,
    title: oneLine(f.isNew ? `new: ${f.rule}` : f.rule, LONGEST_TITLE),
    message: visible(f.help === "" ? f.message : `${f.message}\n${f.help}`, LONGEST_MESSAGE),
  };
}
