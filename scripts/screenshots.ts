/**
 * Pictures of the HTML report for the docs: `node scripts/screenshots.ts DIR [FLAGS]` runs the built command line on the project in DIR (with
 * its own module cache, so that there is something to fetch) and writes docs/images/report-*.png. They are looked at by people, so they
 * are outside the freshness check.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { findChromium, launch } from "../test/support/chromium.ts";

const [project = "examples/monorepo", ...flags] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), "gomod-preflight-shots-"));
const saved = join(work, "report.json");
const page = join(work, "report.html");
cli("-C", project, "--report", saved, ...flags);
// The docs name no server.
writeFileSync(saved, readFileSync(saved, "utf8").replace(/https?:\/\/[\w.:-]+/g, "https://proxy.example"));
cli("report", saved, "-C", project, "--format", "html", "--output", page);
const found = findChromium();
if ("reason" in found) throw new Error(found.reason);

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
  await tab.addStyleTag({
    content: ".tall{max-height:420px!important}.tall,.file{content-visibility:visible!important}",
  });
  await tab.screenshot({ path: `docs/images/report-${name}.png`, fullPage: true });
  await context.close();
}
await browser.close();

function cli(...args: readonly string[]): void {
  const env = { ...process.env, GOMODCACHE: join(work, "mod"), GOFLAGS: "-modcacherw" };
  const { status, stderr } = spawnSync(process.execPath, [resolve("dist/cli.js"), ...args], {
    env,
    encoding: "utf8",
  });
  if (status === null || status > 1) throw new Error(stderr);
}
