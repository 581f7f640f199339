import type { Report } from "../core/report.ts";
import { markFindings } from "./facts.ts";
import { fingerprints } from "./fingerprint.ts";
import { visible } from "./neutral.ts";
import { oncePerLine, worstFirst } from "./order.ts";

const SEVERITY = { error: "critical", warning: "major", notice: "info" } as const;

/** GitLab's code quality report: a JSON array, one entry a finding, with a fingerprint of its own each. */
export function renderGitlab(report: Report): string {
  const findings = oncePerLine(worstFirst([...report.findings, ...markFindings(report)]));
  const prints = fingerprints(findings);
  const entries = findings.map((f, i) => ({
    description: visible(f.help === "" ? f.message : `${f.message} ${f.help}`),
    check_name: f.rule,
    fingerprint: prints[i],
    severity: SEVERITY[f.severity],
    location: { path: f.path, lines: { begin: f.line, end: f.endLine ?? f.line } },
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}
