/**
 * `plan` on a generated repository of 2,000 modules with 500 changed files, and what the cost model says of one job, one
 * job per module, and our groups. Mark: 2 s. The repository has libraries in layers and services on top, as real ones do.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { streamLog } from "../src/adapters/log.ts";
import { realWorld } from "../src/adapters/world.ts";
import { readOptions } from "../src/commands/options.ts";
import { plan } from "../src/commands/plan/plan.ts";
import { hostedRunner, type ModuleLoad } from "../src/plan/cost.ts";
import { grouped, jobPerModule, oneJob, type Simulated } from "../src/plan/simulate.ts";

const MODULES = 2_000;
const CHANGED = 500;
const MARK_MS = 2_000;
/** Concurrent jobs of the free plan (facts/github.md B3). */
const AT_ONCE = 20;

/** Prints the time against the mark and the comparison; gives false where the mark is missed. */
export async function benchPlan(): Promise<boolean> {
  const root = mkdtempSync(join(tmpdir(), "preflight-bench-plan-"));
  try {
    makeRepository(root);
    const world = realWorld(streamLog({ level: "quiet", terminal: false, write: () => {} }));
    const options = readOptions({ "working-directory": root, base: "HEAD~1", "max-jobs": "20" }, root);
    const started = performance.now();
    const made = await plan(options, world);
    const took = performance.now() - started;
    const affected = made.groups.reduce((total, group) => total + group.modules.length, 0);
    const isGood = took <= MARK_MS;
    console.log(
      `plan, ${MODULES} modules, ${CHANGED} changed files: ${Math.round(took)} ms (mark ${MARK_MS}) ${isGood ? "ok" : "MISSED"}; ` +
        `${affected} affected, ${made.groups.length} groups`,
    );
    compare(made.groups.map((group) => group.modules.map(loadOf)));
    return isGood;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function makeRepository(root: string): void {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.test", ...args], {
      cwd: root,
      stdio: "pipe",
    });
  git("init", "-q", "-b", "main");
  for (let i = 0; i < MODULES; i++)
    for (const [name, text] of Object.entries(moduleFiles(i))) put(join(root, dirOf(i), name), text);
  git("add", "-A");
  git("commit", "-q", "-m", "base");
  for (let i = 0; i < CHANGED; i++)
    put(join(root, dirOf((i * 37) % MODULES), `changed${i}.go`), "package m\n");
  git("add", "-A");
  git("commit", "-q", "-m", "change");
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The first quarter are libraries; the others need two of these each. */
function moduleFiles(i: number): Readonly<Record<string, string>> {
  const inner = i < MODULES / 4 ? [] : [i % 500, (i * 7) % 500];
  const outer = needsOf(i).map((key) => key.split("@"));
  const requires = [
    ...inner.map((j) => `\tbench.test/m${j} v0.0.0`),
    ...outer.map(([path, version]) => `\t${path} ${version}`),
  ];
  const replaces = inner.map((j) => `replace bench.test/m${j} => ../../../${dirOf(j)}`);
  const sums = outer.map(([path, version]) => `${path} ${version} h1:${"A".repeat(43)}=`);
  const packages = Object.fromEntries(
    Array.from({ length: 1 + (i % 5) }, (_, k) => [`p${k}/x.go`, `package p${k}\n`]),
  );
  return {
    "go.mod": `module bench.test/m${i}\n\ngo 1.25\n\nrequire (\n${requires.join("\n")}\n)\n\n${replaces.join("\n")}\n`,
    "go.sum": `${sums.join("\n")}\n`,
    ...packages,
  };
}

function dirOf(i: number): string {
  return `area${Math.floor(i / 100)}/team${Math.floor(i / 10) % 10}/m${i}`;
}

/** Twelve of 300 outside modules, so that neighbours share most of them. */
function needsOf(i: number): string[] {
  return Array.from(
    { length: 12 },
    (_, k) => `dep.test/d${(Math.floor(i / 10) * 3 + k * 5) % 300}@v1.${k % 3}.0`,
  );
}

function loadOf(dir: string): ModuleLoad {
  const i = Number(dir.slice(dir.lastIndexOf("/m") + 2));
  return { dir, packages: 1 + (i % 5), needs: needsOf(i) };
}

/** By the cost model of docs/guides/monorepo.md; every version is missing, as on a first run. */
function compare(groups: readonly (readonly ModuleLoad[])[]): void {
  const modules = groups.flat();
  const missing = new Map(modules.flatMap((module) => module.needs.map((key) => [key, 800_000] as const)));
  const row = (name: string, { jobs, clock, machine, bytesFetched }: Simulated): void =>
    console.log(
      `${name.padEnd(22)}${String(jobs).padStart(6)} jobs${(clock / 60).toFixed(1).padStart(9)} min clock${(machine / 60).toFixed(0).padStart(8)} min machine${(bytesFetched / 1e6).toFixed(0).padStart(9)} MB`,
    );
  row("  one job", oneJob(modules, missing, hostedRunner));
  row("  one job per module", jobPerModule(modules, missing, hostedRunner, AT_ONCE));
  row("  groups", grouped(groups, missing, hostedRunner));
}
