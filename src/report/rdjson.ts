import type { TextEdit } from "../core/finding.ts";
import type { Location } from "../core/location.ts";
import type { Report, ReportFinding } from "../core/report.ts";
import { markFindings } from "./facts.ts";
import { visible } from "./neutral.ts";
import { worstFirst } from "./order.ts";

const SEVERITY = { error: "ERROR", warning: "WARNING", notice: "INFO" } as const;

/** reviewdog's Diagnostic Format (rdjson); safe fixes in the same file become suggestions. */
export function renderRdjson(report: Report): string {
  const source = { name: report.tool.name };
  const diagnostics = worstFirst([...report.findings, ...markFindings(report)]).map((f) => ({
    message: visible(f.help === "" ? f.message : `${f.message}\n${f.help}`),
    location: { path: f.path, range: rangeOf(f) },
    severity: SEVERITY[f.severity],
    source,
    code: { value: f.rule },
    ...suggestions(f),
    ...relatedLocations(f),
  }));
  return `${JSON.stringify({ source, diagnostics }, null, 2)}\n`;
}

const rangeOf = (at: Location) => ({
  start: { line: at.line, ...(at.column === undefined ? {} : { column: at.column }) },
  ...(at.endLine === undefined && at.endColumn === undefined
    ? {}
    : {
        end: {
          line: at.endLine ?? at.line,
          ...(at.endColumn === undefined ? {} : { column: at.endColumn }),
        },
      }),
});

function suggestions(f: ReportFinding) {
  const edits = f.fix?.safe ? f.fix.edits.filter((edit) => edit.path === f.path) : [];
  return edits.length === 0 || edits.length !== f.fix?.edits.length
    ? {}
    : { suggestions: edits.map(suggestion) };
}

/** Whole lines: from the first column of the first line to the first column of the line after the last. */
const suggestion = (edit: TextEdit) => ({
  range: { start: { line: edit.startLine, column: 1 }, end: { line: edit.endLine + 1, column: 1 } },
  text: edit.lines.map((line) => `${line}\n`).join(""),
});

const relatedLocations = (f: ReportFinding) =>
  f.related.length === 0
    ? {}
    : {
        relatedLocations: f.related.map((at) => ({
          message: "see also",
          location: { path: at.path, range: rangeOf(at) },
        })),
      };
