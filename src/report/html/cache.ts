import { bytesText, durationText } from "../../core/measure.ts";
import type { Report } from "../../core/report.ts";
import { type Html, html } from "./element.ts";

/** What the cache was worth: seconds of restoring beside seconds of fetching. */
export function cacheSection({ cache }: Report): Html {
  if (cache.status === "skipped") return html`<p class="empty">The cache was not used: ${cache.reason}</p>`;
  const facts = html`<dl class="facts"><div><dt>Result</dt><dd>${cache.status}</dd></div><div><dt>Restored</dt><dd>${bytesText(cache.restoredBytes)}</dd></div><div><dt>Saved</dt><dd>${cache.saved}: ${cache.why}</dd></div><div><dt>Key</dt><dd><code>${cache.key}</code></dd></div></dl>`;
  if (!cache.worth) return facts;
  const { restoreMs, fetchMsEstimate, advice } = cache.worth;
  const most = Math.max(1, restoreMs, fetchMsEstimate);
  return html`${facts}<dl class="bars"><div><dt>Restoring took</dt><dd>${bar(restoreMs, most)}</dd></div><div><dt>Fetching would take about</dt><dd>${bar(fetchMsEstimate, most)}</dd></div></dl><p>${advice}</p>`;
}

const bar = (ms: number, most: number): Html =>
  html`<span class="bar" style="width:${Math.max(1, Math.round((60 * ms) / most))}%"></span> ${durationText(ms)}`;
