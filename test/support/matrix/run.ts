import { existsSync } from "node:fs";
import type { Report } from "../../../src/core/report.ts";
import { commandLine } from "../command-line.ts";
import { fixture, type TempDir } from "../fixture.ts";
import { goEnv, type ProcessEnd, run } from "../go-env.ts";
import { goSumLines } from "../module-zip.ts";
import { files, path, version } from "./cases.ts";

export const goSum = goSumLines(path, version, files);

/** A project that needs the one module, with a home of its own. */
export function makeProject(): TempDir {
  return fixture(
    {
      "go.mod": `module m\n\ngo 1.21\n\nrequire ${path} ${version}\n`,
      "go.sum": goSum,
      "main.go": `package main\n\nimport _ "${path}"\n\nfunc main() {}\n`,
      ".github/gomod-preflight.yml": [
        `public: [${path}]`,
        "sources:",
        "  connectTimeoutMs: 1000",
        "  firstByteTimeoutMs: 500",
        "  stallTimeoutMs: 500",
        "  retries: 1",
        "",
      ].join("\n"),
    },
    "fault",
  );
}

export const projectEnv = (
  project: TempDir,
  extra: Readonly<Record<string, string>>,
): Record<string, string> => goEnv(project.path(".home"), { GOFLAGS: "-modcacherw", ...extra });

/** Has a tree of the module appeared where Go reads it? */
export const hasTree = (project: TempDir, module = path): boolean =>
  existsSync(`${projectEnv(project, {})["GOMODCACHE"]}/${module}@${version}`);

export interface Warmed extends ProcessEnd {
  readonly report: Report;
}

/** The bundle's warm on the project; the report is what it printed. */
export async function warm(project: TempDir, env: Readonly<Record<string, string>>): Promise<Warmed> {
  const end = await commandLine(
    { cwd: project.dir, env: projectEnv(project, env) },
    "warm",
    "--format",
    "json",
  );
  if (!end.stdout.startsWith("{")) throw new Error(`no report: ${end.stderr}`);
  return { ...end, report: JSON.parse(end.stdout) as Report };
}

/** What go makes of the module cache without any network: builds, and finds nothing altered. */
export async function offline(project: TempDir): Promise<ProcessEnd> {
  const env = projectEnv(project, { GOPROXY: "off", GOFLAGS: "-mod=readonly" });
  const built = await run("go", ["list", "-deps", "-test", "./..."], { cwd: project.dir, env });
  return built.code === 0 ? run("go", ["mod", "verify"], { cwd: project.dir, env }) : built;
}

/** Go alone, with the time a person would wait for it. */
export async function goAlone(
  project: TempDir,
  env: Readonly<Record<string, string>>,
  patienceS: number,
): Promise<ProcessEnd> {
  const whole = projectEnv(project, env);
  return run("timeout", ["-k", "1", String(patienceS), "go", "mod", "download"], {
    cwd: project.dir,
    env: whole,
  });
}
