import type { Worth } from "../core/report.ts";

/** What the cache was worth: this run's restore beside the fetch that filled the pack, as the pack itself remembers it. */
export function worthOf(restored: {
  readonly bytes: number;
  readonly restoreMs: number;
  readonly fetchMs: number;
}): Worth {
  const { bytes, restoreMs, fetchMs } = restored;
  const saved = Math.round((fetchMs - restoreMs) / 100) / 10;
  const advice =
    fetchMs === 0
      ? "how long fetching takes is not known yet"
      : saved > 0
        ? `restoring took ${saved} s less than fetching had taken`
        : `restoring took ${-saved} s more than fetching had taken: with a source this near, cache: off is faster`;
  return { bytes, restoreMs, fetchMsEstimate: fetchMs, advice };
}
