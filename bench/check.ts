/** How long `check` takes: the eight corpus projects in one process, and a generated monorepo of 2,000 modules. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realWorld } from "../src/adapters/world.ts";
import { check } from "../src/commands/check.ts";
import { readOptions } from "../src/commands/options.ts";
import type { Log } from "../src/core/world.ts";

const CORPUS = join(import.meta.dirname, "../../shared/corpus");
const MODULES = 2000;

const silent: Log = { debug() {}, info() {}, warn() {}, error() {}, progress() {}, mask() {} };

/** Prints times, marks (issue 5) and the resident memory; gives false where a mark is missed. */
export async function benchCheck(): Promise<boolean> {
  const results = [await corpus(), await monorepo()];
  return results.every((ok) => ok);
}

async function corpus(): Promise<boolean> {
  if (!existsSync(CORPUS)) {
    console.log("check, corpus: skipped (no corpus beside the repository)");
    return true;
  }
  const projects = readdirSync(CORPUS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const start = performance.now();
  let modules = 0;
  for (const { name } of projects) modules += await checked(join(CORPUS, name));
  return row(`corpus: ${projects.length} projects, ${modules} modules`, performance.now() - start, 1000);
}

async function monorepo(): Promise<boolean> {
  const root = mkdtempSync(join(tmpdir(), "preflight-bench-"));
  try {
    writeMonorepo(root);
    const start = performance.now();
    const modules = await checked(root);
    return row(`generated monorepo: ${modules} modules`, performance.now() - start, 5000);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function checked(directory: string): Promise<number> {
  const options = readOptions({ "working-directory": directory }, directory);
  return (await check(options, realWorld(silent))).modules.length;
}

function row(what: string, ms: number, mark: number): boolean {
  const rss = Math.round(process.resourceUsage().maxRSS / 1024);
  const isGood = ms <= mark && rss <= 400;
  console.log(
    `check, ${what}: ${Math.round(ms)} ms (mark ${mark}), ${rss} MiB resident (mark 400) ${isGood ? "ok" : "MISSED"}`,
  );
  return isGood;
}

/** Each module requires and replaces ten siblings, and has a go.sum of 60 lines and 20 sources. */
function writeMonorepo(root: string): void {
  mkdirSync(join(root, ".git"));
  for (let i = 0; i < MODULES; i++) writeModule(root, i);
}

function writeModule(root: string, index: number): void {
  const dir = join(root, `group${index % 40}`, `module${index}`);
  mkdirSync(dir, { recursive: true });
  const siblings = Array.from({ length: 10 }, (_, k) => (index + 1 + k * 37) % MODULES);
  const others = Array.from({ length: 30 }, (_, k) => k);
  const goMod = [
    `module example.com/mono/module${index}`,
    "",
    "go 1.26",
    "",
    "require (",
    ...siblings.map((k) => `\texample.com/mono/module${k} v0.0.0`),
    ...others.map((k) => `\ta.test/lib${k} v1.${k}.0`),
    ")",
    "",
    ...siblings.map((k) => `replace example.com/mono/module${k} => ../../group${k % 40}/module${k}`),
    "",
  ];
  writeFileSync(join(dir, "go.mod"), goMod.join("\n"));
  const hash = "h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=";
  const sums = others.map(
    (k) => `a.test/lib${k} v1.${k}.0 ${hash}\na.test/lib${k} v1.${k}.0/go.mod ${hash}\n`,
  );
  writeFileSync(join(dir, "go.sum"), sums.join(""));
  for (let k = 0; k < 20; k++) writeFileSync(join(dir, `file${k}.go`), "package m\n");
}

if (import.meta.main && !(await benchCheck())) process.exitCode = 1;
