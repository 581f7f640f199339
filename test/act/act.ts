import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inflateRawSync } from "node:zlib";
import { commitAll, fixture, type TempDir } from "../support/fixture.ts";
import { run, sharedGoCache } from "../support/go-env.ts";
import type { ResultsService } from "../support/results-service.ts";
import { forAct } from "./for-act.ts";

const act = resolve(".tools/bin/act");

/** Why tests with act cannot run here; undefined = they can. */
export const noAct = existsSync(act) ? undefined : "act is not installed (scripts/install-tools.sh)";

const parts = ["action.yml", "dist", "plan", "warm", "shard", "merge", "preflight", "issue", "comment"];

const stubs = ["checkout", "setup-go", "upload-artifact", "download-artifact"];

/** One scenario: directories of its own for act's home, jobs and artifacts, and this repository as act can read it. */
export interface Scenario extends AsyncDisposable {
  readonly dir: TempDir;
  run(project: string, event: ActEvent): Promise<ActRun>;
  /** JSON of an artifact that the workflow uploaded for people. */
  artifact(name: string): unknown;
  /** The plan's artifact. */
  plan(services: ResultsService): unknown;
}

export interface ActEvent {
  readonly name: "push" | "pull_request" | "merge_group" | "schedule";
  readonly payload?: unknown;
  readonly env: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

interface ActRun {
  readonly code: number;
  readonly log: string;
  /** Names of the jobs that succeeded or failed; act leaves out what it skips, without a word. */
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  /** Major versions of the node that ran the actions. */
  readonly nodeVersions: readonly string[];
}

export function startScenario(): Scenario {
  const dir = fixture({}, "act");
  const self = dir.path("self");
  for (const part of parts) cpSync(part, join(self, part), { recursive: true });
  mkdirSync(join(self, ".github/workflows"), { recursive: true });
  for (const name of readdirSync(".github/workflows")) {
    const text = readFileSync(join(".github/workflows", name), "utf8");
    writeFileSync(join(self, ".github/workflows", name), forAct(text));
  }
  commitAll(self);
  for (const stub of stubs) {
    cpSync(join("test/act/stubs", stub), dir.path(stub), { recursive: true });
    commitAll(dir.path(stub));
  }
  mkdirSync(dir.path("jobs"));
  mkdirSync(dir.path("home"));
  return {
    dir,
    run: (project, event) => runAct(dir, project, event),
    artifact: (name) => readArtifact(dir.path("jobs", "artifacts", name)),
    plan: (services) => JSON.parse(unzipOne(services.artifacts.zip("gomod-preflight-plan"))),
    [Symbol.asyncDispose]: async () => dir[Symbol.dispose](),
  };
}

async function runAct(dir: TempDir, project: string, event: ActEvent): Promise<ActRun> {
  const env = {
    ...event.env,
    ACT_SELF: dir.path("self"),
    ACT_JOBS: dir.path("jobs"),
    GOCACHE: sharedGoCache,
  };
  dir.write({
    env: Object.entries(env)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
    "event.json": JSON.stringify(event.payload ?? {}),
  });
  const secrets = Object.entries(event.secrets ?? {}).flatMap(([name, value]) => ["-s", `${name}=${value}`]);
  const end = await run(act, [event.name, ...flags(dir), ...secrets, "-e", dir.path("event.json")], {
    cwd: project,
    env: actEnv(dir),
  });
  const log = `${end.stdout}${end.stderr}`;
  const jobs = (mark: string) =>
    [...log.matchAll(new RegExp(`^\\[[^\\]]*/([^\\]/]+?) *\\].*${mark}`, "gm"))].map(
      (match) => match[1] ?? "",
    );
  return {
    code: end.code,
    log,
    succeeded: jobs("🏁  Job succeeded"),
    failed: jobs("🏁  Job failed"),
    nodeVersions: [...new Set([...log.matchAll(/\| node (v\d+)/g)].map((match) => match[1] ?? ""))],
  };
}

/** Node 24 comes first in PATH: act runs whatever `node` it finds there. */
const actEnv = (dir: TempDir) => ({
  PATH: `${resolve("node_modules/.bin")}:${process.env["PATH"]}`,
  HOME: dir.path("home"),
  XDG_CACHE_HOME: dir.path("home", ".cache"),
  GIT_CONFIG_NOSYSTEM: "1",
  GOTOOLCHAIN: "local",
});

function flags(dir: TempDir): string[] {
  const workflows = readFileSync(".github/workflows/scheduled.yml", "utf8");
  const pinned = (name: string) => new RegExp(`actions/${name}@([0-9a-f]{40})`).exec(workflows)?.[1] ?? "";
  const local = (name: string) => ["--local-repository", `actions/${name}@${pinned(name)}=${dir.path(name)}`];
  return [
    "-P",
    "ubuntu-24.04=-self-hosted",
    "--no-cache-server",
    "--env-file",
    dir.path("env"),
    "--local-repository",
    `acme/gomod-preflight@main=${dir.path("self")}`,
    ...stubs.flatMap(local),
  ];
}

function readArtifact(dir: string): unknown {
  const [file] = readdirSync(dir);
  return JSON.parse(readFileSync(join(dir, file ?? ""), "utf8"));
}

/** Text of the one entry of a zip as the toolkit writes it (deflated or stored, sizes behind the data). */
function unzipOne(zip: Buffer | undefined): string {
  if (!zip) throw new Error("there is no such artifact");
  const directory = zip.indexOf("PK\x01\x02", 0, "latin1");
  const size = zip.readUInt32LE(directory + 20);
  const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
  const data = zip.subarray(start, start + size);
  return (zip.readUInt16LE(8) === 8 ? inflateRawSync(data) : data).toString();
}
