import { countText, durationText } from "../../core/measure.ts";
import type { Report } from "../../core/report.ts";
import { marks, skippedName, stageFacts, totalMs, verdictText } from "../facts.ts";
import { cacheSection } from "./cache.ts";
import { clientScript } from "./client.ts";
import { type Html, html, nothing } from "./element.ts";
import { findingsSection, type SourceLine } from "./findings.ts";
import { heatLegend, heatMap } from "./heat-map.ts";
import { modulesSection } from "./modules.ts";
import { style } from "./style.ts";
import { waterfall } from "./waterfall.ts";

const VERDICT = { pass: "✓ passed", fail: "✗ failed", "not-checked": "– not checked" } as const;

/**
 * The report as one page that needs nothing else: no network (its policy forbids it), works from file://. `sourceLine`
 * gives the text of a line of a root-relative file where it can be read.
 */
export async function renderHtml(report: Report, sourceLine: SourceLine = () => undefined): Promise<string> {
  const sections = [
    { id: "findings", title: "Findings", body: findingsSection(report, sourceLine) },
    { id: "modules-used", title: "Modules", body: modulesSection(report) },
    { id: "requests", title: "Request phases", body: html`${heatLegend(report)}${heatMap(report)}` },
    { id: "waterfall", title: "Waterfall", body: waterfall(report) },
    { id: "cache", title: "What the cache was worth", body: cacheSection(report) },
    { id: "not-checked", title: "Skipped and suppressed", body: notChecked(report) },
    { id: "time", title: "Time", body: timeTable(report) },
  ];
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${await policy()}"><title>${report.tool.name}: ${verdictText(report)}</title>`;
  const body = html`<a class="skip" href="#findings">Skip to the findings</a>
${pageHeader(report, sections)}
<main>${sections.map(({ id, title, body: content }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`)}</main>
<footer>${report.tool.name} ${report.tool.version}; scope ${report.scope}; paths are relative to the root of the repository.</footer>`;
  return `<!doctype html>\n<html lang="en">\n<head>${head.html}<style>${style}</style></head>\n<body>${body.html}\n<script>${clientScript}</script></body>\n</html>\n`;
}

/** Only this page's own script may run, and nothing may be loaded. */
async function policy(): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(clientScript));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${base64}'; base-uri 'none'; form-action 'none'`;
}

function pageHeader(report: Report, sections: readonly { id: string; title: string }[]): Html {
  const said = marks(report);
  return html`<header><div class="top"><h1>${report.tool.name} <span class="verdict ${report.verdict.status}">${VERDICT[report.verdict.status]}</span></h1>
<fieldset class="theme"><legend>Colours</legend>${["system", "light", "dark"].map(
    (name) =>
      html`<label><input type="radio" name="theme" id="theme-${name}"${name === "system" ? html` checked` : ""}> ${name}</label>`,
  )}</fieldset></div>
<p>Run ${verdictText(report)}, ${durationText(totalMs(report))}.</p>
${said.length > 0 ? html`<div class="marks" role="note">${said.map((mark) => html`<p>${mark}</p>`)}</div>` : nothing}
<dl class="tiles">${stageFacts(report).map(
    ({ name, text, remarks }) =>
      html`<div><dt>${name}</dt><dd>${text}</dd>${remarks.map((remark) => html`<dd class="small">${remark}</dd>`)}</div>`,
  )}</dl>
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav></header>`;
}

function notChecked(report: Report): Html {
  const skipped = report.skipped.map((s) => html`<li><code>${skippedName(s.rule)}</code> ${s.reason}</li>`);
  const suppressed = report.suppressed.map(
    (s) =>
      html`<li><code>${s.rule}</code> at <code>${s.path}</code> line ${s.line}${s.until ? `, until ${s.until}` : ""}: ${s.reason}${s.addedHere ? " (added by this pull request)" : ""}</li>`,
  );
  if (skipped.length + suppressed.length === 0)
    return html`<p class="empty">Nothing was skipped or suppressed.</p>`;
  const list = (items: readonly Html[], name: string): Html =>
    items.length === 0
      ? nothing
      : html`<details><summary>${countText(items.length, name)}</summary><ul>${items}</ul></details>`;
  return html`${list(skipped, "skipped rule")}${list(suppressed, "suppressed finding")}`;
}

const timeTable = (report: Report): Html =>
  html`<table><caption>Time by stage</caption><thead><tr><th scope="col">Stage</th><th scope="col" class="n">Took</th></tr></thead><tbody>${Object.entries(
    report.timings,
  ).map(
    ([stage, ms]) => html`<tr><th scope="row">${stage}</th><td class="n">${durationText(ms)}</td></tr>`,
  )}</tbody></table>`;
