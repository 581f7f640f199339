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

/** No reader of Markdown shows more; the JSON report has all of it. */
const MOST_IN_A_FILE = 10_000;

/** `--format markdown`: no limit of length, all but the rarest report whole. */
export const renderMarkdown = (report: Report): string =>
  markdownPage(
    report,
    { findings: MOST_IN_A_FILE, help: true, text: 8_000, rows: MOST_IN_A_FILE },
    { elsewhere: "the JSON report has all of it" },
  );
