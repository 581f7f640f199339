import { realWorld } from "../../src/adapters/world.ts";
import { check } from "../../src/commands/check.ts";
import { readOptions } from "../../src/commands/options.ts";
import type { ReportFinding } from "../../src/core/report.ts";
import type { Log } from "../../src/core/world.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {}, progress() {}, mask() {} };

/** What one rule says of a real repository, through the whole command; "skipped" with the reason where it was not judged. */
export async function findingsInRepository(
  rule: string,
  dir: string,
): Promise<readonly ReportFinding[] | { readonly skipped: string }> {
  const report = await check(readOptions({ "working-directory": dir }, dir), realWorld(silent));
  const skipped = report.skipped.find((entry) => entry.rule === rule);
  if (skipped !== undefined) return { skipped: skipped.reason };
  return report.findings.filter((finding) => finding.rule === rule);
}
