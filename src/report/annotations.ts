import type { Severity } from "../core/finding.ts";
import { countText } from "../core/measure.ts";
import type { Report, ReportFinding } from "../core/report.ts";
import { marks } from "./facts.ts";
import { logLine, oneLine, shorten } from "./neutral.ts";
import { oncePerLine, worstFirst } from "./order.ts";

/** The runner shows 10 of each type per step and drops the rest (runner, `_maxCountPerIssueType`). */
export const ANNOTATION_QUOTA = 10;

/** The runner cuts a message at 4,096 characters (after masking, which may lengthen it). */
const LONGEST_MESSAGE = 3_900;

/**
 * Workflow command lines (`::error file=…::…`): at most `quota` of each type, worst first, new ones first, one a line a
 * rule; what is left out is counted in the last notice.
 */
export function renderAnnotations(report: Report, quota = ANNOTATION_QUOTA): readonly string[] {
  const findings = oncePerLine(worstFirst(report.findings));
  const said = marks(report).map((mark) => command("warning", { title: report.tool.name }, mark));
  const shown = choose(findings, quota, said.length);
  const left = findings.length - shown.length;
  const lines = [...shown.map(findingCommand), ...said.slice(0, quota)];
  if (left > 0) lines.push(remainder(report, left));
  return lines;
}

/** Places are kept free for the marks (warnings) and for the notice that counts the rest. */
function choose(findings: readonly ReportFinding[], quota: number, said: number): readonly ReportFinding[] {
  const take = (room: Readonly<Record<Severity, number>>): readonly ReportFinding[] => {
    const left = { ...room };
    return findings.filter((f) => left[f.severity]-- > 0);
  };
  const room = { error: quota, warning: Math.max(0, quota - said), notice: quota };
  const all = take(room);
  return all.length === findings.length ? all : take({ ...room, notice: Math.max(0, quota - 1) });
}

function remainder(report: Report, left: number): string {
  const text = `${countText(left, "more finding")} not annotated here: all of them are in the job summary and in the report.`;
  return command("notice", { title: report.tool.name }, text);
}

function findingCommand(f: ReportFinding): string {
  const fresh = f.isNew ? "new: " : "";
  return command(f.severity, place(f), `${fresh}${f.message}${f.help === "" ? "" : `\n${f.help}`}`);
}

/** Columns over several lines are dropped by the runner, so they are not sent. */
function place(f: ReportFinding): Readonly<Record<string, string>> {
  const oneLine = f.endLine === undefined || f.endLine === f.line;
  return {
    file: f.path,
    line: String(f.line),
    ...(f.endLine === undefined ? {} : { endLine: String(f.endLine) }),
    ...(oneLine && f.column !== undefined ? { col: String(f.column) } : {}),
    ...(oneLine && f.endColumn !== undefined ? { endColumn: String(f.endColumn) } : {}),
    title: f.rule,
  };
}

/** The one place where workflow commands are escaped, as @actions/core's command.ts does. */
function command(type: Severity, properties: Readonly<Record<string, string>>, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(oneLine(value))}`);
  return `::${type} ${pairs.join(",")}::${escapeData(shorten(harmless(message), LONGEST_MESSAGE))}`;
}

const harmless = (message: string): string =>
  message
    .split(/\r\n|\r|\n/)
    .map(logLine)
    .join("\n");

const escapeData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
