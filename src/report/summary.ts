import type { Report } from "../core/report.ts";
import { fitted, utf8Length } from "./fit.ts";
import { type MarkdownDetail, type MarkdownOptions, markdownPage } from "./markdown.ts";

/** The runner drops a step's summary above 1 MiB (1,024 KiB); some room is left for what else the step writes. */
const SUMMARY_LIMIT = 1000 * 1024;

const LEVELS: readonly [MarkdownDetail, ...MarkdownDetail[]] = [
  { findings: 2_000, help: true, text: 2_000, rows: 500 },
  { findings: 1_000, help: true, text: 500, rows: 200 },
  { findings: 300, help: false, text: 300, rows: 50 },
  { findings: 50, help: false, text: 200, rows: 10 },
  { findings: 0, help: false, text: 0, rows: 0 },
];

/** The job summary: Markdown under 1 MiB by dropping detail, which it counts. */
export const renderSummary = (report: Report, options: MarkdownOptions = {}): string =>
  fitted(LEVELS, SUMMARY_LIMIT, utf8Length, (level) => markdownPage(report, level, options));

/** `--format markdown`: everything, no limit. */
export const renderMarkdown = (report: Report): string =>
  markdownPage(report, {
    findings: Number.POSITIVE_INFINITY,
    help: true,
    text: Number.POSITIVE_INFINITY,
    rows: Number.POSITIVE_INFINITY,
  });
