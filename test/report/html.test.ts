import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { renderHtml } from "../../src/report/html/page.ts";
import { findChromium, launch } from "../support/chromium.ts";
import { finding, outcome, report, reportOf } from "./samples.ts";

const folder = mkdtempSync(join(tmpdir(), "gomod-preflight-html-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const goMod = ["module example.com/api", "", "go 1.26", "", "replace example.com/a => ../../a", "", ""];
const sourceLine = (path: string, line: number): string | undefined =>
  path.endsWith("go.mod") ? goMod[line - 1] : undefined;

const HOSTILE = `</script><script>document.title="owned"</script><img src=x onerror=alert(1)> "'\u202E`;

function large(): Report {
  const outcomes = Array.from({ length: 2_000 }, (_, n) => outcome(n));
  outcomes[3] = outcome(3, { failure: { class: "stall", message: "no bytes", nextStep: "wait" } });
  const fix = {
    description: "drop it",
    safe: true,
    edits: [{ path: "go.mod", startLine: 5, endLine: 5, lines: [] }],
  };
  return reportOf(
    [
      finding({ path: "go.mod", line: 5, fix, isNew: true, related: [{ path: "go.work", line: 2 }] }),
      finding({ path: "go.mod", line: 3, severity: "warning", rule: "toolchain-below-go", isNew: false }),
      finding({ path: "b/go.mod", line: 1, severity: "notice", message: HOSTILE, isNew: false }),
    ],
    {
      fetch: { status: "failed", fetched: 1999, fromCache: 0, present: 0, bytes: 9e8, outcomes },
      cache: {
        status: "partial",
        key: "gomod-preflight-v1-needed-x-y",
        restoredBytes: 5e7,
        saved: "yes",
        why: "the set changed",
        worth: { bytes: 5e7, restoreMs: 1200, fetchMsEstimate: 9000, advice: "worth keeping" },
      },
      skipped: [{ rule: "vendor-out-of-sync", reason: HOSTILE }],
      suppressed: [{ rule: "x", path: "go.mod", line: 2, reason: "agreed", addedHere: true }],
    },
  );
}

test("nothing of a report becomes markup or script, and the same report gives the same bytes", async () => {
  const page = await renderHtml(large(), sourceLine);
  expect(page).not.toContain("<img");
  expect(page.match(/<script>/g)).toHaveLength(1);
  expect(page).not.toMatch(/(?:src|href)="(?!#)/);
  expect(await renderHtml(large(), sourceLine)).toBe(page);
});

const found = findChromium();
const reason = "reason" in found ? found.reason : "";
if (reason) process.stderr.write(`page tests skipped: ${reason}\n`);

describe.skipIf(reason !== "")("in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    if ("path" in found) browser = await launch(found.path);
  });
  afterAll(() => browser?.close());

  async function open(told: Report): Promise<{ page: Page; faults: string[] }> {
    const file = join(folder, "report.html");
    writeFileSync(file, await renderHtml(told, sourceLine));
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) faults.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return { page, faults };
  }

  test("2,000 modules: shown, filtered and sorted by keyboard, nothing asked of the network", async () => {
    const { page, faults } = await open(large());
    expect(await page.title()).toBe(
      "gomod-preflight: failed: 1 error, 1 warning, 1 notice (fails on error or worse)",
    );
    expect(await page.locator(".finding.error .hit").textContent()).toContain(
      "replace example.com/a => ../../a",
    );
    expect(await page.locator("#modules tbody tr").count()).toBe(2_000);

    await page.getByLabel("warnings").uncheck();
    expect(await page.locator(".finding:visible").count()).toBe(2);
    await page.getByLabel("new only").check();
    expect(await page.locator("#finding-count").textContent()).toBe("1 shown");

    await page.locator("#module-text").fill("group4/m1999");
    expect(await page.locator("#modules tbody tr:visible").count()).toBe(1);
    await page.locator("#module-text").fill("");
    await page.getByRole("button", { name: "Size" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect(await page.locator("#modules th[aria-sort]").getAttribute("aria-sort")).toBe("ascending");
    expect(await page.locator("#modules tbody tr th").first().textContent()).toBe("example.com/group0/m0");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each(["light", "dark"])("no accessibility violation in %s colours", async (colours) => {
    const { page } = await open(
      reportOf(large().findings, { ...large(), fetch: { ...report().fetch }, timings: { a: 1 } } as Report),
    );
    await page.locator(`#theme-${colours}`).check();
    for (const summary of await page.locator("summary").all()) await summary.click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`)).toEqual([]);
    await page.context().close();
  });

  test("a report with nothing in it is a page too", async () => {
    const nothing = { status: "skipped", reason: "not asked for" } as const;
    const { page, faults } = await open(
      report({ needed: nothing, fetch: nothing, verify: nothing, modules: [] }),
    );
    expect(await page.getByText("No findings.").isVisible()).toBe(true);
    expect(await page.getByText("No request was made.").isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
