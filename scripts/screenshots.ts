/**
 * Pictures of the HTML report for the docs: `node scripts/screenshots.ts REPORT.json [ROOT]` writes docs/images/report-*.png.
 * Source lines come from ROOT. They are looked at by people, so they are outside the freshness check.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { renderHtml } from "../src/report/html/page.ts";
import { validateReport } from "../src/report/validate.ts";
import { findChromium, launch } from "../test/support/chromium.ts";

const [file, root = "."] = process.argv.slice(2);
if (!file) throw new Error("which report?");
const result = validateReport(JSON.parse(readFileSync(file, "utf8")));
if (result.status === "invalid") throw new Error(result.faults.join("\n"));
const found = findChromium();
if ("reason" in found) throw new Error(found.reason);

const page = join(mkdtempSync(join(tmpdir(), "gomod-preflight-shots-")), "report.html");
writeFileSync(page, await renderHtml(result.report, sourceLine));
mkdirSync("docs/images", { recursive: true });
const browser = await launch(found.path);
const shots = [
  { name: "light", colours: "light", width: 1200 },
  { name: "dark", colours: "dark", width: 1200 },
  { name: "narrow", colours: "light", width: 400 },
] as const;
for (const { name, colours, width } of shots) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: colours });
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(page).href);
  await tab.addStyleTag({ content: ".tall{max-height:420px!important}" }).catch(() => undefined);
  await tab.screenshot({ path: `docs/images/report-${name}.png`, fullPage: true });
  await context.close();
}
await browser.close();

function sourceLine(path: string, line: number): string | undefined {
  try {
    return readFileSync(resolve(root, path), "utf8").split("\n")[line - 1];
  } catch {
    return undefined;
  }
}
