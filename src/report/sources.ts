import { groupBy } from "../core/group-by.ts";
import { bytesText, durationText } from "../core/measure.ts";
import type { Attempt, Report } from "../core/report.ts";
import { outcomesOf } from "./facts.ts";

/** What one source did for the run. */
interface SourceUse {
  readonly source: string;
  readonly attempts: readonly Attempt[];
  readonly failed: number;
  readonly bytes: number;
}

/** Every source that was asked, most bytes first, then by name. */
function sourceUses(report: Report): readonly SourceUse[] {
  const attempts = outcomesOf(report).flatMap((o) => o.attempts);
  return [...groupBy(attempts, (a) => a.source)]
    .map(([source, attempts]) => ({
      source,
      attempts,
      failed: attempts.filter((a) => a.failure !== undefined).length,
      bytes: attempts.reduce((sum, a) => sum + a.bytes, 0),
    }))
    .sort((a, b) => b.bytes - a.bytes || (a.source < b.source ? -1 : 1));
}

/** Source, requests, failed, bytes, median first byte: as text. */
export const sourceRows = (report: Report): readonly (readonly string[])[] =>
  sourceUses(report).map((use) => {
    const median = medianOf(use.attempts.flatMap((a) => a.phases.firstByte ?? []));
    return [
      use.source,
      String(use.attempts.length),
      String(use.failed),
      bytesText(use.bytes),
      median === undefined ? "not measured" : durationText(median),
    ];
  });

export function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
