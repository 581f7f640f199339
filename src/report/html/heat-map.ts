import { groupBy } from "../../core/group-by.ts";
import { countText, durationText } from "../../core/measure.ts";
import type { Report } from "../../core/report.ts";
import { outcomesOf } from "../facts.ts";
import { medianOf } from "../sources.ts";
import { type Html, html, nothing } from "./element.ts";
import { attemptMs, moduleGroup, PHASES, type Request, requestsOf } from "./requests.ts";

/** Rows of one source: all its requests, then its busiest module groups. */
const MOST_GROUPS = 8;

interface Row {
  readonly name: string;
  readonly isSource: boolean;
  readonly requests: readonly Request[];
}

/** Median time of each request phase per source and module group; the darker, the slower. */
export function heatMap(report: Report): Html {
  const requests = requestsOf(outcomesOf(report));
  if (requests.length === 0) return html`<p class="empty">No request was made.</p>`;
  const rows = [...groupBy(requests, (r) => r.attempt.source)].flatMap(([source, own]) =>
    sourceGroup(source, own),
  );
  const slowest = Math.max(1, ...rows.flatMap((row) => PHASES.map(({ key }) => median(row, key) ?? 0)));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Request phases, scrollable">
<table class="heat">
<caption>Median milliseconds of each phase. A phase that no request of a row went through is empty: connections are reused.</caption>
<thead><tr><th scope="col">Source and module group</th><th scope="col" class="n">Requests</th><th scope="col" class="n">Failed</th>${PHASES.map(
    ({ title }) => html`<th scope="col" class="n">${title}</th>`,
  )}<th scope="col" class="n">Whole</th></tr></thead>
<tbody>${rows.map((row) => rowHtml(row, slowest))}</tbody></table></div>`;
}

function sourceGroup(source: string, requests: readonly Request[]): readonly Row[] {
  const groups = [...groupBy(requests, (r) => moduleGroup(r.outcome.module.path))].sort(
    ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
  );
  const rest = groups.slice(MOST_GROUPS).flatMap(([, own]) => own);
  const others = countText(groups.length - MOST_GROUPS, "other group");
  return [
    { name: source, isSource: true, requests },
    ...groups.slice(0, MOST_GROUPS).map(([name, own]) => ({ name, isSource: false, requests: own })),
    ...(rest.length > 0 ? [{ name: others, isSource: false, requests: rest }] : []),
  ];
}

const median = (row: Row, key: (typeof PHASES)[number]["key"]): number | undefined =>
  medianOf(row.requests.flatMap((r) => r.attempt.phases[key] ?? []));

function rowHtml(row: Row, slowest: number): Html {
  const failed = row.requests.filter((r) => r.attempt.failure !== undefined).length;
  const whole = medianOf(row.requests.map((r) => attemptMs(r.attempt))) ?? 0;
  return html`<tr class="${row.isSource ? "source" : "group"}"><th scope="row">${row.name}</th><td class="n">${row.requests.length}</td><td class="n">${failed}</td>${PHASES.map(
    ({ key }) => heatCell(median(row, key), slowest),
  )}<td class="n">${durationText(whole)}</td></tr>`;
}

/** Six steps on a logarithmic scale from 0 to the slowest median of the table. */
function heatCell(ms: number | undefined, slowest: number): Html {
  if (ms === undefined) return html`<td class="n"><span class="quiet">–</span></td>`;
  const step = Math.min(5, Math.round((5 * Math.log1p(ms)) / Math.log1p(slowest)));
  return html`<td class="n h${step}">${durationText(ms)}</td>`;
}

export const heatLegend = (report: Report): Html =>
  outcomesOf(report).length === 0
    ? nothing
    : html`<p class="legend">Faster ${[0, 1, 2, 3, 4, 5].map((step) => html`<span class="swatch h${step}"></span>`)} slower</p>`;
