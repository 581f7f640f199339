import type { TextEdit } from "../core/finding.ts";
import type { ChangedFile, ReviewComment } from "../core/github.ts";
import { countText } from "../core/measure.ts";
import type { Report, ReportFinding } from "../core/report.ts";
import { type Hunk, hunkOf, hunksOf } from "./diff.ts";
import { countsText, marks } from "./facts.ts";
import { fingerprints } from "./fingerprint.ts";
import { codeSpan, markdownText } from "./neutral.ts";
import { oncePerLine, worstFirst } from "./order.ts";

/** Reviews with more comments have timed out (facts: GitHub community discussion 26680). */
const MOST_COMMENTS = 20;
/** A suggestion over more lines helps nobody. */
const LONGEST_SUGGESTION = 60;

interface PlannedComment {
  readonly finding: ReportFinding;
  readonly comment: ReviewComment;
}

export interface ReviewPlan {
  /** Worst first; empty when nothing is left to say. */
  readonly comments: readonly PlannedComment[];
  /** Of the review itself: what it holds, and what it leaves out. */
  readonly body: string;
  /** Findings without a comment here, now or from an earlier run. */
  readonly rest: readonly ReportFinding[];
}

export interface ReviewInput {
  readonly files: readonly ChangedFile[];
  /** Only findings that carry a safe fix which can be suggested. */
  readonly onlyFixes: boolean;
  /** GitHub listed only the first 3,000 files. */
  readonly truncated: boolean;
  /** Review comments that are there already; a finding is said once. */
  readonly existing: readonly { readonly path: string; readonly body: string }[];
  /** Text of a line as the run saw it (often the merge with the base): only where the diff has the same line is it commented. */
  readonly sourceLine: (path: string, line: number) => string | undefined;
  /** Where all of it is, as Markdown. */
  readonly elsewhere: string;
}

/** Comments for findings on lines of the diff; every line is checked against the diff, since one bad line loses the review. */
export function planReview(report: Report, input: ReviewInput): ReviewPlan {
  const files = new Map(input.files.map((file) => [file.path, hunksOf(file.patch)]));
  const findings = oncePerLine(worstFirst(report.findings));
  const prints = fingerprints(findings);
  const placed = findings.flatMap((finding, i) => {
    if (finding.isNew === false) return [];
    const print = prints[i] ?? "";
    const comment = commentOn(finding, files.get(finding.path) ?? [], print, input);
    return comment ? [{ finding, print, comment }] : [];
  });
  const said = printsSaid(input.existing);
  const fresh = placed.filter(({ print }) => !said.has(print));
  const chosen = fresh.slice(0, MOST_COMMENTS);
  const left = new Set(fresh.slice(MOST_COMMENTS).map(({ finding }) => finding));
  const shown = new Set(placed.map(({ finding }) => finding));
  const rest = findings.filter((f) => !shown.has(f) || left.has(f));
  return { comments: chosen, body: bodyOf(report, rest.length, input), rest };
}

const printsSaid = (existing: ReviewInput["existing"]): ReadonlySet<string> =>
  new Set(existing.flatMap(({ body }) => /gomod-preflight:finding ([\w:]+) -->/.exec(body)?.[1] ?? []));

function bodyOf(report: Report, leftOut: number, { truncated, elsewhere }: ReviewInput): string {
  const parts = [`**${markdownText(report.tool.name)}**: ${countsText(report)}.`];
  if (leftOut > 0) {
    parts.push(
      `${countText(leftOut, "finding")} without a comment here, since not on lines of this diff or beyond ${MOST_COMMENTS}: ${elsewhere}.`,
    );
  }
  if (truncated) parts.push("GitHub lists only the first 3,000 files of this pull request.");
  return [parts.join(" "), ...marks(report).map((mark) => `> ⚠️ ${markdownText(mark)}`)].join("\n\n");
}

function commentOn(
  f: ReportFinding,
  hunks: readonly Hunk[],
  print: string,
  { sourceLine, onlyFixes }: ReviewInput,
): ReviewComment | undefined {
  const mark = `<!-- gomod-preflight:finding ${print} -->`;
  const text = `${markdownText(f.message)}\n\n${markdownText(f.help)}\n\n${codeSpan(f.rule)} ${mark}`;
  const suggestion = suggestionFor(f, hunks, sourceLine);
  if (suggestion) {
    const { from, to, block } = suggestion;
    return { path: f.path, line: to, ...(from < to ? { startLine: from } : {}), body: `${text}\n\n${block}` };
  }
  const hunk = hunkOf(hunks, f.line, f.line);
  if (onlyFixes || !hunk || !sameText(hunk, f.path, f.line, f.line, sourceLine)) return undefined;
  return { path: f.path, line: f.line, body: text };
}

interface Suggestion {
  readonly from: number;
  readonly to: number;
  readonly block: string;
}

/** A safe fix inside one hunk of the finding's own file, as a block that replaces exactly the lines `from`…`to`. */
function suggestionFor(
  f: ReportFinding,
  hunks: readonly Hunk[],
  sourceLine: ReviewInput["sourceLine"],
): Suggestion | undefined {
  if (!f.fix?.safe || f.fix.edits.length === 0 || f.fix.edits.some((edit) => edit.path !== f.path))
    return undefined;
  const edits = [...f.fix.edits].sort((a, b) => a.startLine - b.startLine);
  const from = edits[0]?.startLine ?? 0;
  // An insertion covers no line of its own, so the line that it goes before is replaced by itself.
  const to = Math.max(...edits.map((edit) => Math.max(edit.startLine, edit.endLine)));
  const hunk = hunkOf(hunks, from, to);
  if (!hunk || to - from > LONGEST_SUGGESTION || !sameText(hunk, f.path, from, to, sourceLine))
    return undefined;
  const lines = edited(edits, hunk, from, to);
  const ticks =
    lines
      .join("\n")
      .match(/`+/g)
      ?.reduce((most, run) => Math.max(most, run.length), 0) ?? 0;
  const fence = "`".repeat(Math.max(3, ticks + 1));
  return { from, to, block: [`${fence}suggestion`, ...lines, fence].join("\n") };
}

function edited(edits: readonly TextEdit[], hunk: Hunk, from: number, to: number): readonly string[] {
  const lines: string[] = [];
  for (let n = from; n <= to; n++) {
    for (const edit of edits) if (edit.startLine === n) lines.push(...edit.lines);
    const replaced = edits.some((edit) => n >= edit.startLine && n <= edit.endLine);
    if (!replaced) lines.push(hunk.lines.get(n) ?? "");
  }
  return lines;
}

function sameText(
  { lines }: Hunk,
  path: string,
  from: number,
  to: number,
  sourceLine: ReviewInput["sourceLine"],
): boolean {
  for (let n = from; n <= to; n++) {
    if (lines.get(n)?.trimEnd() !== sourceLine(path, n)?.trimEnd()) return false;
  }
  return true;
}
