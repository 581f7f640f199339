import { countText, durationText } from "../../core/measure.ts";
import type { FetchOutcome, Report } from "../../core/report.ts";
import { outcomesOf } from "../facts.ts";
import { shorten } from "../neutral.ts";
import { type Html, html, nothing } from "./element.ts";
import { attemptMs, PHASES } from "./requests.ts";

const MOST_ROWS = 3_000;
const ROW = 16;
const TOP = 22;
/** User units: labels to the left, time to the right of them. */
const LABELS = 320;
const CHART = 680;

/** When each module version was asked for and how long each phase took; one row a module version, by start. */
export function waterfall(report: Report): Html {
  const timed = outcomesOf(report)
    .filter((o) => o.attempts.some((a) => a.startedAt !== undefined))
    .sort((a, b) => startOf(a) - startOf(b));
  const rows = timed.slice(0, MOST_ROWS);
  const left = timed.length - rows.length;
  if (rows.length === 0) return html`<p class="empty">No request was timed.</p>`;
  const end = Math.max(1, ...rows.map(endOf));
  const height = TOP + rows.length * ROW + 6;
  return html`<p class="legend">${PHASES.map(({ key, title }) => html`<span><span class="swatch p-${key}"></span> ${title}</span> `)}<span><span class="swatch failed"></span> failed</span></p>
<div class="scroll tall" tabindex="0" role="region" aria-label="Waterfall of requests, scrollable">
<svg role="img" aria-labelledby="waterfall-title" viewBox="0 0 ${LABELS + CHART} ${height}" width="${LABELS + CHART}" height="${height}">
<title id="waterfall-title">${countText(rows.length, "module version")} by start of the first request, over ${durationText(end)}; the table of modules has the same times as text.</title>
${[0, 1, 2, 3, 4].map((i) => tick(i / 4, end, height))}
${barPaths(rows, end)}
${rows.map((o, i) => label(o, i))}
</svg></div>${left > 0 ? html`<p>${countText(left, "more module version")} not drawn; the report has all of them.</p>` : nothing}`;
}

const startOf = (o: FetchOutcome): number =>
  Math.min(...o.attempts.map((a) => a.startedAt ?? Number.POSITIVE_INFINITY));

const endOf = (o: FetchOutcome): number =>
  Math.max(...o.attempts.map((a) => (a.startedAt === undefined ? 0 : a.startedAt + attemptMs(a))));

function tick(part: number, end: number, height: number): Html {
  const x = round(LABELS + part * CHART);
  const anchor = part === 1 ? "end" : part === 0 ? "start" : "middle";
  return html`<path class="grid" d="M${x} ${TOP - 4}V${height}"/><text class="tick" x="${x}" y="12" text-anchor="${anchor}">${durationText(part * end)}</text>`;
}

function label(o: FetchOutcome, row: number): Html {
  const name = `${o.module.path}@${o.module.version}`;
  const shown = name.length > 46 ? `…${name.slice(-45)}` : name;
  const bad = o.failure ? html` class="bad"` : nothing;
  return html`<text${bad} x="0" y="${TOP + row * ROW + 11}">${shorten(shown, 60)}</text>`;
}

/** One path a phase, whatever the number of modules: thousands of rectangles cost the browser next to nothing. */
function barPaths(rows: readonly FetchOutcome[], end: number): readonly Html[] {
  const paths = new Map<string, string[]>(
    [...PHASES.map(({ key }) => key), "failed"].map((key) => [key, []]),
  );
  const scale = CHART / end;
  for (const [row, outcome] of rows.entries()) {
    for (const attempt of outcome.attempts) {
      if (attempt.startedAt === undefined) continue;
      let from = attempt.startedAt;
      for (const { key } of PHASES) {
        const ms = attempt.phases[key] ?? 0;
        if (ms > 0) paths.get(key)?.push(bar(row, from * scale, ms * scale));
        from += ms;
      }
      if (attempt.failure !== undefined) paths.get("failed")?.push(bar(row, from * scale, 3));
    }
  }
  return [...paths].map(
    ([key, bars]) => html`<path class="${key === "failed" ? key : `p-${key}`}" d="${ours(bars)}"/>`,
  );
}

/** Path data made of our own numbers: not escaped, not shortened. */
const ours = (bars: readonly string[]): Html => ({ html: bars.join("") });

function bar(row: number, from: number, width: number): string {
  const w = round(Math.max(0.6, width));
  return `M${round(LABELS + from)} ${TOP + row * ROW + 3}h${w}v10h-${w}z`;
}

const round = (n: number): number => Math.round(n * 10) / 10;
