import type * as sarif from "sarif";
import type { Fix, TextEdit } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import type { Location } from "../core/location.ts";
import { countText } from "../core/measure.ts";
import type { Report, ReportFinding, SuppressedFinding } from "../core/report.ts";
import { marks } from "./facts.ts";
import { fingerprints } from "./fingerprint.ts";
import { visible } from "./neutral.ts";
import { worstFirst } from "./order.ts";

/** What is known of a rule beside its findings. */
export interface RuleText {
  readonly summary: string;
  readonly source: string;
}

/** GitHub refuses a run with more results; it keeps the 5,000 most severe, so they stand first (GitHub docs, SARIF limits). */
const MOST_RESULTS = 25_000;
/** GitHub keeps 100 related locations of a result. */
const MOST_LOCATIONS = 100;

const LEVEL = { error: "error", warning: "warning", notice: "note" } as const;

/** SARIF 2.1.0 for code scanning: rules with help, fingerprints stable across line shifts, suppressions, fixes. */
export function renderSarif(report: Report, rules: Readonly<Record<string, RuleText>> = {}): string {
  const findings = worstFirst(report.findings).slice(0, MOST_RESULTS);
  const ids = [...new Set([...findings, ...report.suppressed].map((f) => f.rule))].sort();
  const prints = fingerprints(findings);
  const results = [
    ...findings.map((f, i) => result(f, ids.indexOf(f.rule), prints[i] ?? "")),
    ...report.suppressed
      .slice(0, MOST_RESULTS - findings.length)
      .map((s) => suppressedResult(s, ids.indexOf(s.rule))),
  ];
  const log: sarif.Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            semanticVersion: report.tool.version,
            rules: ids.map((id) => ruleOf(id, report, rules[id])),
          },
        },
        automationDetails: { id: `${report.tool.name}/` },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(report) }],
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(id: string, report: Report, text: RuleText | undefined): sarif.ReportingDescriptor {
  const example = report.findings.find((f) => f.rule === id);
  const summary = text?.summary ?? id.replaceAll("-", " ");
  const help = [example?.help, text ? `Source: ${text.source}` : undefined]
    .filter((part) => part)
    .join("\n\n");
  return {
    id,
    shortDescription: { text: visible(summary, 1024) },
    fullDescription: { text: visible(summary, 1024) },
    help: { text: visible(help === "" ? summary : help) },
    defaultConfiguration: { level: example ? LEVEL[example.severity] : "note" },
  };
}

function result(f: ReportFinding, ruleIndex: number, fingerprint: string): sarif.Result {
  return {
    ruleId: f.rule,
    ruleIndex,
    level: LEVEL[f.severity],
    message: { text: visible(f.help === "" ? f.message : `${f.message}\n${f.help}`) },
    locations: [locationOf(f)],
    ...(f.related.length > 0
      ? { relatedLocations: f.related.slice(0, MOST_LOCATIONS).map((at, id) => ({ id, ...locationOf(at) })) }
      : {}),
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(f.isNew === undefined ? {} : { baselineState: f.isNew ? "new" : "unchanged" }),
    ...(f.fix ? { fixes: [fixOf(f.fix)] } : {}),
    properties: { data: f.data },
  };
}

/** The report keeps no message of a suppressed finding, so its result says who suppressed it and why. */
function suppressedResult(s: SuppressedFinding, ruleIndex: number): sarif.Result {
  const until = s.until ? ` until ${s.until}` : "";
  const added = s.addedHere ? " by this change" : "";
  return {
    ruleId: s.rule,
    ruleIndex,
    level: "note",
    message: { text: visible(`suppressed${added}${until}: ${s.reason}`) },
    locations: [locationOf(s)],
    suppressions: [{ kind: "external", status: "accepted", justification: visible(s.reason) }],
  };
}

const locationOf = (at: Location): sarif.Location => ({
  physicalLocation: {
    artifactLocation: artifact(at.path),
    region: {
      startLine: at.line,
      ...(at.column === undefined ? {} : { startColumn: at.column }),
      ...(at.endLine === undefined ? {} : { endLine: at.endLine }),
      ...(at.endColumn === undefined ? {} : { endColumn: at.endColumn }),
    },
  },
});

const artifact = (path: string): sarif.ArtifactLocation => ({
  uri: path
    .split("/")
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join("/"),
  uriBaseId: "SRCROOT",
});

const fixOf = (fix: Fix): sarif.Fix => ({
  description: { text: visible(fix.description, 1024) },
  artifactChanges: [...groupBy(fix.edits, (edit) => edit.path)].map(([path, edits]) => ({
    artifactLocation: artifact(path),
    replacements: edits.map(replacement),
  })),
});

/** Whole lines: from the first column of the first line to the first column of the line after the last. */
const replacement = (edit: TextEdit): sarif.Replacement => ({
  deletedRegion: { startLine: edit.startLine, startColumn: 1, endLine: edit.endLine + 1, endColumn: 1 },
  ...(edit.lines.length > 0
    ? { insertedContent: { text: edit.lines.map((line) => `${line}\n`).join("") } }
    : {}),
});

function notifications(report: Report): sarif.Notification[] {
  const left = report.findings.length - MOST_RESULTS;
  const note = (level: "warning" | "note", text: string): sarif.Notification => ({
    level,
    message: { text: visible(text) },
  });
  return [
    ...marks(report).map((mark) => note("warning", mark)),
    ...(left > 0
      ? [note("warning", `${countText(left, "more finding")} in the report, not in this file`)]
      : []),
    ...report.skipped.map((s) => note("note", `rule ${s.rule} was skipped: ${s.reason}`)),
  ];
}
