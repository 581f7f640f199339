import type { Report } from "../core/report.ts";
import { fitted } from "./fit.ts";
import { type MarkdownDetail, type MarkdownOptions, markdownPage } from "./markdown.ts";
import { markdownText } from "./neutral.ts";

/** GitHub's limit for a comment (422 "Body is too long" above). */
const LONGEST_COMMENT = 65_536;

const LEVELS: readonly [MarkdownDetail, ...MarkdownDetail[]] = [
  { findings: 200, help: true, text: 1_000, rows: 50 },
  { findings: 100, help: true, text: 400, rows: 20 },
  { findings: 50, help: false, text: 300, rows: 5 },
  { findings: 10, help: false, text: 200, rows: 0 },
  { findings: 0, help: false, text: 0, rows: 0 },
];

/** Start of the hidden line that names our comment; `run` lets a later run's comment stand against an earlier one's. */
const MARKER = "gomod-preflight:comment";

const markerLine = (scope: string, run: number): string =>
  `<!-- ${MARKER} scope=${encodeURIComponent(scope.toWellFormed())} run=${run} -->`;

/** The run that wrote this comment, where it is one of ours for `scope`. */
export function runOfComment(body: string, scope: string): number | undefined {
  const start = markerLine(scope, 0).replace(/run=0 -->$/, "run=");
  if (!body.startsWith(start)) return undefined;
  return Number(/^\d+/.exec(body.slice(start.length))?.[0] ?? 0);
}

export interface CommentOptions extends MarkdownOptions {
  readonly run: number;
  /** Said below, where the report comes from a pull request's own run. */
  readonly footer?: string;
}

/** The one comment of a pull request: hidden marker first, at most 65,536 characters by dropping detail; "all clear" without findings. */
export function renderComment(report: Report, options: CommentOptions): string {
  const marker = markerLine(report.scope, options.run);
  const footer = options.footer ? `\n${options.footer}\n` : "";
  if (report.findings.length === 0 && report.verdict.status === "pass") {
    const name = markdownText(report.tool.name);
    return `${marker}\n${allClear(name)}\n${footer}`;
  }
  return fitted(
    LEVELS,
    LONGEST_COMMENT,
    (text) => text.length,
    (level) => `${marker}\n${markdownPage(report, level, options)}${footer}`,
  );
}

const allClear = (name: string): string => `## ✅ ${name}: all clear\n\nNo findings on the latest commit.`;
