import type { Finding, Severity } from "./finding.ts";
import type { FailOn, Verdict } from "./report.ts";

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, notice: 1 };

/** True when a finding of `severity` fails a run with `failOn`. */
export const reaches = (severity: Severity, failOn: FailOn): boolean =>
  failOn !== "never" && RANK[severity] >= RANK[failOn];

/** Findings of the warm stage that nobody may hide (contract §3); rules of our own say so themselves. */
export const NEVER_HIDDEN: readonly string[] = ["module-not-ready", "module-cache-altered"];

/**
 * Counts and pass/fail. `alwaysFail` holds the rules that fail under any `failOn` (contract §3: hash mismatch,
 * database misbehaviour, modules not ready).
 */
export function verdictOf(
  findings: readonly Finding[],
  failOn: FailOn,
  alwaysFail: ReadonlySet<string> = new Set(),
): Verdict {
  const fails = findings.some((finding) => reaches(finding.severity, failOn) || alwaysFail.has(finding.rule));
  return counted(findings, failOn, fails);
}

/** The verdict once it is known whether the run fails. */
export function counted(
  findings: readonly { readonly severity: Severity }[],
  failOn: FailOn,
  fails: boolean,
): Verdict {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    status: fails ? "fail" : "pass",
    errors: count("error"),
    warnings: count("warning"),
    notices: count("notice"),
    failOn,
  };
}
