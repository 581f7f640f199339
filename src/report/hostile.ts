import { isBelow } from "../core/paths.ts";
import { ALL_RULES, type Report } from "../core/report.ts";
import { type Validated, validateReport } from "./validate.ts";

/** A report with 50,000 findings has some 20 MB; what is larger is not read. In bytes. */
export const LARGEST_HOSTILE_REPORT = 64 * 1024 * 1024;

const MOST_FINDINGS = 50_000;
const MOST_ENTRIES = 100_000;
const LONGEST_PATH = 1_024;

/**
 * A report from a run on foreign code (a fork's pull request): its shape, its counts, its names and its paths are checked before
 * anything of it is shown. Texts are not judged here: every sink neutralises them.
 */
export function readHostileReport(text: string): Validated {
  if (text.length > LARGEST_HOSTILE_REPORT) return invalid([`more than ${LARGEST_HOSTILE_REPORT} bytes`]);
  const result = validateReport(parsed(text));
  if (result.status === "invalid") return result;
  const faults = faultsOf(result.report);
  return faults.length > 0 ? invalid(faults) : result;
}

const invalid = (faults: readonly string[]): Validated => ({
  status: "invalid",
  faults: faults.slice(0, 20),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultsOf(report: Report): readonly string[] {
  const faults: string[] = [];
  const fault = (when: boolean, text: string): void => {
    if (when) faults.push(text);
  };
  fault(report.tool.name !== "gomod-preflight", "not a report of gomod-preflight");
  fault(!/^[\w.+-]{1,64}$/.test(report.tool.version), "tool.version is no version");
  fault(report.root !== ".", 'root is not "."');
  fault(!isInside(report.scope), "scope is outside the repository");
  fault(report.findings.length > MOST_FINDINGS, `more than ${MOST_FINDINGS} findings`);
  fault(entries(report) > MOST_ENTRIES, `more than ${MOST_ENTRIES} entries`);
  fault(!report.findings.every((f) => isRule(f.rule)), "a rule's name is none");
  fault(
    !report.skipped.every((s) => s.rule === ALL_RULES || isRule(s.rule)),
    "a skipped rule's name is none",
  );
  fault(!report.suppressed.every((s) => isRule(s.rule)), "a suppressed rule's name is none");
  fault(!pathsOf(report).every(isInside), "a path is outside the repository");
  fault(!countsAgree(report), "the verdict does not count the findings");
  return faults;
}

const entries = (report: Report): number =>
  report.modules.length +
  report.skipped.length +
  report.suppressed.length +
  Object.keys(report.timings).length +
  (report.requirementChanges?.length ?? 0) +
  ("outcomes" in report.fetch ? report.fetch.outcomes.length : 0);

const isRule = (name: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && name.length <= 80;

const pathsOf = (report: Report): readonly string[] => [
  ...report.findings.flatMap((f) => [f.path, ...(f.fix?.edits.map((edit) => edit.path) ?? [])]),
  ...report.suppressed.map((s) => s.path),
  ...report.modules.flatMap((m) => [m.dir, m.goMod]),
];

/** Relative, in POSIX spelling, without a way out: the places are shown as links into the repository. */
const isInside = (path: string): boolean =>
  path.length > 0 &&
  path.length <= LONGEST_PATH &&
  !/[\p{Cc}\\]/u.test(path) &&
  !/^[A-Za-z]:|:\/\//.test(path) &&
  !path.split("/").includes("..") &&
  isBelow(".", path);

function countsAgree({ findings, verdict }: Report): boolean {
  const count = (severity: string): number => findings.filter((f) => f.severity === severity).length;
  return (
    verdict.errors === count("error") &&
    verdict.warnings === count("warning") &&
    verdict.notices === count("notice")
  );
}
