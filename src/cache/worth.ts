import type { Worth } from "../core/report.ts";

/** Below that, two runs of the same thing differ as much. */
const NOTEWORTHY_SECONDS = 1;

/** What the cache was worth: this run's restore beside the fetch that filled the pack, as the pack itself remembers it. */
export function worthOf(restored: {
  readonly bytes: number;
  readonly restoreMs: number;
  readonly fetchMs: number;
}): Worth {
  const { bytes, restoreMs, fetchMs } = restored;
  const gain = (fetchMs - restoreMs) / 1000;
  return { bytes, restoreMs, fetchMsEstimate: fetchMs, advice: adviceOn(gain, fetchMs) };
}

function adviceOn(gainSeconds: number, fetchMs: number): string {
  const seconds = Math.abs(gainSeconds).toFixed(1);
  if (fetchMs === 0) return "how long fetching takes is not known yet";
  if (Math.abs(gainSeconds) < NOTEWORTHY_SECONDS) return "restoring and fetching take about the same time";
  return gainSeconds > 0
    ? `restoring took ${seconds} s less than fetching had taken`
    : `restoring took ${seconds} s more than fetching had taken: with a source this near, cache: off is faster`;
}
