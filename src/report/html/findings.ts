import type { Fix } from "../../core/finding.ts";
import { countText } from "../../core/measure.ts";
import type { Report, ReportFinding } from "../../core/report.ts";
import { byFile, worstFirst } from "../order.ts";
import { type Html, html, nothing } from "./element.ts";

/** A browser is slow beyond that; the JSON report has all of them. */
const MOST_FINDINGS = 2_000;

export type SourceLine = (path: string, line: number) => string | undefined;

/** Findings by file with the source lines around each; a filter above, worked by the page's script. */
export function findingsSection(report: Report, sourceLine: SourceLine): Html {
  if (report.findings.length === 0) return html`<p class="empty">No findings.</p>`;
  const shown = worstFirst(report.findings).slice(0, MOST_FINDINGS);
  const left = report.findings.length - shown.length;
  return html`${filterForm(report)}
${left > 0 ? html`<p>${countText(left, "more finding")} not shown on this page; the JSON report has all of them.</p>` : nothing}
${byFile(shown).map(
  ({
    path,
    findings,
  }) => html`<section class="file" data-file><h3><code>${path}</code> <span class="quiet">${countText(findings.length, "finding")}</span></h3>
${findings.map((f) => findingArticle(f, sourceLine))}</section>`,
)}`;
}

function filterForm(report: Report): Html {
  const severities = ["error", "warning", "notice"] as const;
  const fresh = report.findings.some((f) => f.isNew);
  return html`<form class="filter" id="finding-filter" role="search" aria-label="Filter findings">
<label>Search <input type="search" id="finding-text" autocomplete="off"></label>
<fieldset><legend>Show</legend>${severities.map(
    (s) => html`<label><input type="checkbox" name="severity" value="${s}" checked> ${s}s</label> `,
  )}${fresh ? html`<label><input type="checkbox" name="new"> new only</label>` : nothing}</fieldset>
<output id="finding-count" aria-live="polite">${countText(Math.min(report.findings.length, MOST_FINDINGS), "finding")}</output></form>`;
}

function findingArticle(f: ReportFinding, sourceLine: SourceLine): Html {
  const place = f.column === undefined ? `line ${f.line}` : `line ${f.line}, column ${f.column}`;
  return html`<article class="finding ${f.severity}" data-severity="${f.severity}" data-new="${f.isNew ? "yes" : "no"}">
<p class="head"><span class="badge ${f.severity}">${f.severity}</span> ${f.isNew ? html`<span class="badge new">new</span> ` : nothing}<span class="quiet">${place}</span> <code class="rule">${f.rule}</code></p>
<p class="message">${f.message}</p>
${sourceBlock(f, sourceLine)}${f.help === "" ? nothing : html`<p class="help">${f.help}</p>`}${f.fix ? fixBlock(f.fix, sourceLine) : nothing}${relatedList(f)}</article>`;
}

function sourceBlock(f: ReportFinding, sourceLine: SourceLine): Html {
  const last = Math.min(f.endLine ?? f.line, f.line + 10);
  const lines: Html[] = [];
  for (let n = Math.max(1, f.line - 2); n <= last + 2; n++) {
    const text = sourceLine(f.path, n);
    if (text === undefined) continue;
    const hit = n >= f.line && n <= last;
    lines.push(
      html`<span class="${hit ? "line hit" : "line"}"><span class="no">${n}</span> ${text.slice(0, 500)}\n</span>`,
    );
  }
  return lines.length === 0
    ? nothing
    : html`<pre class="code" tabindex="0" aria-label="${f.path}, around line ${f.line}">${lines}</pre>`;
}

function fixBlock(fix: Fix, sourceLine: SourceLine): Html {
  const edits = fix.edits.map((edit) => {
    const gone: Html[] = [];
    for (let n = edit.startLine; n <= Math.min(edit.endLine, edit.startLine + 50); n++) {
      gone.push(html`<span class="gone">- ${sourceLine(edit.path, n) ?? `line ${n}`}\n</span>`);
    }
    const come = edit.lines.map((line) => html`<span class="come">+ ${line}\n</span>`);
    return html`<p><code>${edit.path}</code>, line ${edit.startLine}</p><pre class="code" tabindex="0" aria-label="Change of ${edit.path}">${gone}${come}</pre>`;
  });
  return html`<details class="fix"><summary>Fix: ${fix.description}${fix.safe ? "" : " (look at it first)"}</summary>${edits}</details>`;
}

const relatedList = (f: ReportFinding): Html =>
  f.related.length === 0
    ? nothing
    : html`<p class="quiet">See also ${f.related.map((at, i) => html`${i > 0 ? ", " : ""}<code>${at.path}</code> line ${at.line}`)}</p>`;
