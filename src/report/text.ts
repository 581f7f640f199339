import type { Severity } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import { countText, durationText } from "../core/measure.ts";
import { ALL_RULES, type Report, type ReportFinding } from "../core/report.ts";
import { marks, skippedName, stageFacts, totalMs, verdictText } from "./facts.ts";
import { logLine } from "./neutral.ts";
import { byFile, knowsNew } from "./order.ts";

export interface TextOptions {
  readonly color: boolean;
  /** Columns; help and remarks wrap there. */
  readonly width: number;
  /** Also every skipped rule, every suppression and every stage's time. */
  readonly verbose: boolean;
  /** Findings and the verdict only. */
  readonly quiet: boolean;
  /** The text of a line of a root-relative file, where it can be read. */
  readonly sourceLine?: (path: string, line: number) => string | undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a binary is told by
const BINARY = /[\0-\x08\x0e-\x1f\x7f\ufffd]/;
const LONGEST_EXCERPT = 300;

const INDENT = "           ";

/** For people at a terminal or reading a log: grouped by file, one line a finding, its help below, then the summary. */
export function renderText(report: Report, options: TextOptions): string {
  const paint = painter(options.color);
  const lines = [
    ...byFile(report.findings).flatMap((group) => [
      paint("bold", logLine(group.path)),
      ...group.findings.flatMap((f) => findingLines(f, options, paint)),
      "",
    ]),
    ...(options.quiet ? [] : summaryLines(report, options, paint)),
    ...marks(report).map((mark) => paint("warning", logLine(mark))),
    verdictLine(report, paint),
  ];
  return `${lines.join("\n")}\n`;
}

/** A binary has no lines that people read, and of a very long one the beginning is enough. */
const excerpt = (line: string | undefined): string | undefined =>
  line === undefined || BINARY.test(line) ? undefined : line.slice(0, LONGEST_EXCERPT);

function findingLines(f: ReportFinding, options: TextOptions, paint: Paint): readonly string[] {
  const place = f.column === undefined ? `${f.line}` : `${f.line},${f.column}`;
  const fresh = f.isNew ? ` ${paint("bold", "new")}` : "";
  const head = `${place.padStart(6)}  ${paint(f.severity, f.severity)}${fresh}  ${logLine(f.message)}  ${paint("dim", `[${logLine(f.rule)}]`)}`;
  const source = excerpt(options.sourceLine?.(f.path, f.line));
  return [
    head,
    ...(source === undefined || source.trim() === "" ? [] : [paint("dim", `${INDENT}| ${logLine(source)}`)]),
    ...(f.help === "" ? [] : wrap(logLine(f.help), options.width, INDENT)),
    ...f.related.map((at) => paint("dim", `${INDENT}see ${logLine(at.path)}, line ${at.line}`)),
  ];
}

function summaryLines(report: Report, options: TextOptions, paint: Paint): readonly string[] {
  const facts = stageFacts(report).flatMap(({ name, text, remarks }) => [
    `${paint("dim", name.padEnd(10))} ${logLine(text)}`,
    ...remarks.flatMap((remark) => wrap(logLine(remark), options.width, INDENT)),
  ]);
  return [
    ...facts,
    ...checkLines(report, options, paint),
    ...(options.verbose ? timeLines(report, paint) : []),
    "",
  ];
}

function checkLines(report: Report, options: TextOptions, paint: Paint): readonly string[] {
  const lines: string[] = [];
  if (knowsNew(report)) {
    const fresh = report.findings.filter((f) => f.isNew).length;
    lines.push(row("New here", `${countText(fresh, "finding")} of ${report.findings.length}`, paint));
  }
  if (report.skipped.length > 0) lines.push(...skippedLines(report, options, paint));
  if (report.suppressed.length > 0) lines.push(...suppressedLines(report, options, paint));
  return lines;
}

/** Rules skipped for the same reason share a line, unless verbose. */
function skippedLines(report: Report, options: TextOptions, paint: Paint): readonly string[] {
  const all = [...groupBy(report.skipped, (s) => s.reason)].map(([reason, group]) => {
    const rules = group.map((s) => skippedName(s.rule));
    const names = options.verbose || rules.length <= 3 ? rules.join(", ") : countText(rules.length, "rule");
    return `${names}: ${reason}`;
  });
  if (report.skipped.every((s) => s.rule === ALL_RULES))
    return [row("Skipped", logLine(all.join("; ")), paint)];
  return [
    row("Skipped", countText(report.skipped.length, "rule"), paint),
    ...all.flatMap((line) => wrap(logLine(line), options.width, INDENT)),
  ];
}

function suppressedLines(report: Report, options: TextOptions, paint: Paint): readonly string[] {
  const shown = options.verbose ? report.suppressed : report.suppressed.slice(0, 5);
  const left = report.suppressed.length - shown.length;
  return [
    row("Suppressed", countText(report.suppressed.length, "finding"), paint),
    ...shown.map((s) => {
      const until = s.until ? `, until ${s.until}` : "";
      return INDENT + logLine(`${s.rule} at ${s.path}, line ${s.line}${until}: ${s.reason}`);
    }),
    ...(left > 0 ? [`${INDENT}and ${left} more (--verbose lists them)`] : []),
  ];
}

const timeLines = (report: Report, paint: Paint): readonly string[] =>
  Object.entries(report.timings).map(([stage, ms]) =>
    row("Time", `${logLine(stage)} ${durationText(ms)}`, paint),
  );

const row = (name: string, text: string, paint: Paint): string => `${paint("dim", name.padEnd(10))} ${text}`;

function verdictLine(report: Report, paint: Paint): string {
  const style = { pass: "good", fail: "error", "not-checked": "warning" } as const;
  const text = `${report.tool.name}: ${verdictText(report)}, ${durationText(totalMs(report))}`;
  return paint(style[report.verdict.status], logLine(text));
}

function wrap(text: string, width: number, indent: string): readonly string[] {
  const room = Math.max(20, width - indent.length);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

type Style = Severity | "bold" | "dim" | "good";
type Paint = (style: Style, text: string) => string;

const CODES: Readonly<Record<Style, string>> = {
  error: "31",
  warning: "33",
  notice: "36",
  good: "32",
  bold: "1",
  dim: "2",
};

const painter =
  (color: boolean): Paint =>
  (style, text) =>
    color ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
