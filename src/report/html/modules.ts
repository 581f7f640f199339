import { bytesText, countText, durationText } from "../../core/measure.ts";
import type { FetchOutcome, Report } from "../../core/report.ts";
import { outcomesOf } from "../facts.ts";
import { type Html, html } from "./element.ts";
import { attemptMs } from "./requests.ts";

const MOST_ROWS = 5_000;

const COLUMNS = [
  { title: "Module", numeric: false },
  { title: "Version", numeric: false },
  { title: "Size", numeric: true },
  { title: "Source", numeric: false },
  { title: "Time", numeric: true },
  { title: "Integrity", numeric: false },
  { title: "State", numeric: false },
] as const;

/** Every module version of the run with size, source, time and integrity; sorted and filtered by the page's script. */
export function modulesSection(report: Report): Html {
  const outcomes = outcomesOf(report);
  if (outcomes.length === 0)
    return html`${repositoryModules(report)}<p class="empty">No module version was asked for in this run.</p>`;
  const rows = [...outcomes].sort((a, b) => b.bytes - a.bytes).slice(0, MOST_ROWS);
  return html`${repositoryModules(report)}
<form class="filter" role="search" aria-label="Filter module versions"><label>Search <input type="search" id="module-text" autocomplete="off"></label>
<output id="module-count" aria-live="polite">${countText(rows.length, "module version")}</output></form>
<div class="scroll tall" tabindex="0" role="region" aria-label="Module versions, scrollable"><table id="modules">
<caption>Module versions of this run, largest first${outcomes.length > MOST_ROWS ? `; the largest ${MOST_ROWS} of ${outcomes.length}` : ""}.</caption>
<thead><tr>${COLUMNS.map(
    ({ title, numeric }) =>
      html`<th scope="col"${numeric ? html` class="n"` : ""}><button type="button" data-sort="${numeric ? "number" : "text"}">${title}</button></th>`,
  )}</tr></thead>
<tbody>${rows.map(moduleRow)}</tbody></table></div>`;
}

function moduleRow(o: FetchOutcome): Html {
  const ms = o.attempts.reduce((sum, a) => sum + attemptMs(a), 0);
  const state = o.failure ? `not ready: ${o.failure.class}` : "ready";
  return html`<tr><th scope="row">${o.module.path}</th><td>${o.module.version}</td><td class="n" data-v="${o.bytes}">${bytesText(o.bytes)}</td><td>${o.source}</td><td class="n" data-v="${Math.round(ms)}">${o.attempts.length === 0 ? "–" : durationText(ms)}</td><td${o.integrity === "unverified" ? html` class="bad"` : ""}>${o.integrity}</td><td${o.failure ? html` class="bad"` : ""}>${state}</td></tr>
`;
}

const repositoryModules = (report: Report): Html =>
  html`<details><summary>${countText(report.modules.length, "module")} in this repository</summary><ul>${report.modules.map(
    (m) => html`<li><code>${m.goMod}</code> ${m.path} <span class="quiet">${m.kind}</span></li>`,
  )}</ul></details>`;
