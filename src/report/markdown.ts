import { countText, durationText } from "../core/measure.ts";
import type { Report, ReportFinding, RequirementChange } from "../core/report.ts";
import { countsText, marks, skippedName, stageFacts, totalMs, verdictText } from "./facts.ts";
import { cell, codeSpan, markdownText } from "./neutral.ts";
import { knowsNew, worstFirst } from "./order.ts";
import { sourceRows } from "./sources.ts";

/** How much of a report a Markdown page holds; sinks with a limit try smaller and smaller details. */
export interface MarkdownDetail {
  /** Most findings listed; the rest is counted. */
  readonly findings: number;
  /** With what to do under each finding. */
  readonly help: boolean;
  /** Longest text of a finding, in characters. */
  readonly text: number;
  /** Most rows of each of the other tables. */
  readonly rows: number;
}

export interface MarkdownOptions {
  /** `https://host/owner/repo/blob/<sha>`: places become links. Built from the event, never from the report. */
  readonly blobUrl?: string;
  /** Where all of it is, as Markdown, said where something is left out. */
  readonly elsewhere?: string;
}

const ICON = { error: "🔴", warning: "🟡", notice: "🔵" } as const;
const VERDICT_ICON = { pass: "✅", fail: "❌", "not-checked": "⚪" } as const;

/** GitHub-flavoured Markdown: verdict, findings, collapsed details. Every foreign text is neutralised. */
export function markdownPage(report: Report, detail: MarkdownDetail, options: MarkdownOptions = {}): string {
  const blocks = [
    `## ${VERDICT_ICON[report.verdict.status]} ${markdownText(report.tool.name)}: ${countsText(report)}`,
    `${capital(verdictText(report))}, ${durationText(totalMs(report))}.`,
    ...marks(report).map((mark) => `> ⚠️ ${markdownText(mark)}`),
    ...findingBlocks(report, detail, options),
    stageTable(report),
    ...detailBlocks(report, detail),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function findingBlocks(report: Report, detail: MarkdownDetail, options: MarkdownOptions): readonly string[] {
  const all = worstFirst(report.findings);
  const shown = all.slice(0, detail.findings);
  const left = all.length - shown.length;
  const more = left > 0 ? [`**${countText(left, "more finding")}** not listed here${pointer(options)}.`] : [];
  if (!knowsNew(report)) return [findingTable(shown, detail, options), ...more];
  const fresh = shown.filter((f) => f.isNew);
  const old = shown.filter((f) => !f.isNew);
  const title = `New in this pull request (${report.findings.filter((f) => f.isNew).length})`;
  const oldTitle = `Already there before (${report.findings.filter((f) => !f.isNew).length})`;
  return [
    ...(fresh.length > 0 ? [`### ${title}`, findingTable(fresh, detail, options)] : []),
    ...(old.length > 0 ? [folded(oldTitle, findingTable(old, detail, options))] : []),
    ...more,
  ];
}

const pointer = ({ elsewhere }: MarkdownOptions): string => (elsewhere ? `: ${elsewhere}` : "");

function findingTable(
  findings: readonly ReportFinding[],
  detail: MarkdownDetail,
  options: MarkdownOptions,
): string {
  const rows = findings.map((f) => {
    const help = detail.help && f.help !== "" ? `<br>${markdownText(f.help, detail.text)}` : "";
    const what = `${markdownText(f.message, detail.text)}${help}`;
    return [ICON[f.severity], placeText(f, options), what, codeSpan(f.rule)];
  });
  return table(["", "Place", "What", "Rule"], rows);
}

/** The place as code; a link where the blob URL is known. Path segments are percent-encoded. */
function placeText(f: ReportFinding, { blobUrl }: MarkdownOptions): string {
  const label = codeSpan(`${f.path}:${f.line}`);
  if (!blobUrl) return label;
  const path = f.path
    .split("/")
    .map((segment) => encodeURIComponent(segment.toWellFormed()).replace(/[()!'*]/g, hexEscape))
    .join("/");
  return `[${label}](${blobUrl}/${path}#L${f.line})`;
}

const hexEscape = (c: string): string => `%${c.charCodeAt(0).toString(16)}`;

const stageTable = (report: Report): string =>
  table(
    ["Stage", "Result"],
    stageFacts(report).map(({ name, text, remarks }) => [
      name,
      [text, ...remarks].map((line) => markdownText(line)).join("<br>"),
    ]),
  );

function detailBlocks(report: Report, detail: MarkdownDetail): readonly string[] {
  const skipped = report.skipped.map((s) => [codeSpan(skippedName(s.rule)), markdownText(s.reason)]);
  const suppressed = report.suppressed.map((s) => [
    codeSpan(s.rule),
    codeSpan(`${s.path}:${s.line}`),
    s.until ? codeSpan(s.until) : "",
    markdownText(s.reason),
    s.addedHere ? "yes" : "",
  ]);
  const changes = (report.requirementChanges ?? []).map(changeRow);
  const times = Object.entries(report.timings).map(([stage, ms]) => [codeSpan(stage), durationText(ms)]);
  return [
    section("Requirements changed", ["Module", "Change", "From", "To", "In"], changes, detail.rows),
    section("Rules skipped", ["Rule", "Why"], skipped, detail.rows),
    section("Findings suppressed", ["Rule", "Place", "Until", "Why", "Added here"], suppressed, detail.rows),
    section(
      "Sources asked",
      ["Source", "Requests", "Failed", "Bytes", "Median first byte"],
      sourceRows(report).map((row) => row.map((text, i) => (i === 0 ? codeSpan(text) : text))),
      detail.rows,
    ),
    section("Time", ["Stage", "Took"], times, detail.rows),
  ];
}

const changeRow = (c: RequirementChange): readonly string[] => [
  codeSpan(c.module),
  c.change,
  codeSpan(c.from ?? ""),
  codeSpan(c.to ?? ""),
  codeSpan(c.line === undefined ? c.goMod : `${c.goMod}:${c.line}`),
];

function section(
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  most: number,
): string {
  if (rows.length === 0) return "";
  const left = rows.length - Math.min(rows.length, most);
  const body = most > 0 ? table(header, rows.slice(0, most)) : "";
  const more = left > 0 ? `${body === "" ? "" : "\n\n"}${countText(left, "more row")} not listed here.` : "";
  return folded(`${title} (${rows.length})`, body + more);
}

const folded = (title: string, body: string): string =>
  `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
