/** The monorepo workflow as a whole, run by act in host mode against loopback cache, artifact and module services. */
import { cpSync, globSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { commitAll, fixture, git, type TempDir } from "../support/fixture.ts";
import { type ReplayProxy, startReplayProxy } from "../support/goproxy-replay.ts";
import { recordDownloads } from "../support/recorded.ts";
import { startResultsService } from "../support/results-service.ts";
import { noAct, startScenario } from "./act.ts";

const example = resolve("examples/monorepo");
const modules = globSync("**/go.mod", { cwd: example }).map((file) => join(example, dirname(file)));

interface Call {
  readonly command: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

function caller(proxy: ReplayProxy, { command, inputs = {} }: Call): string {
  const values = { "go-version-file": "go.work", goproxy: proxy.url, "max-jobs": "3", ...inputs };
  return `name: caller
on: [push, pull_request]
jobs:
  go:
    uses: acme/gomod-preflight/.github/workflows/monorepo-checkout.yml@main
    with:
${Object.entries(values)
  .map(([name, value]) => `      ${name}: ${value}`)
  .join("\n")}
      command: |
        ${command}
`;
}

function project(workflow: string): TempDir {
  const dir = fixture({}, "project");
  cpSync(example, dir.dir, { recursive: true });
  dir.write({ ".github/workflows/caller.yml": workflow });
  commitAll(dir.dir);
  return dir;
}

const merged = (scenario: ReturnType<typeof startScenario>) =>
  scenario.artifact("gomod-preflight-report") as Report;

/** Broken on purpose: a replace line that leads nowhere, and code that does not compile. */
const broken = {
  "services/broken/go.mod":
    "module example.test/monorepo/services/broken\n\ngo 1.25.0\n\nrequire corp.example/gone v1.0.0\n\nreplace corp.example/gone => ../../gone\n",
  "services/broken/main.go": "package main\n\nfunc main() { undefined() }\n",
};

describe.skipIf(noAct)(`the monorepo workflow in act (${noAct ?? "installed"})`, () => {
  let tree: string;
  beforeAll(() => {
    tree = recordDownloads(modules);
  });

  it("push, twice: each module version is fetched once in all jobs together, then nothing is", async () => {
    await using proxy = await startReplayProxy(tree);
    await using services = await startResultsService();
    await using scenario = startScenario();
    await using dir = project(caller(proxy, { command: "go vet ./... && go test ./..." }));

    const cold = await scenario.run(dir.dir, { name: "push", env: services.env });
    expect(cold.failed).toEqual([]);
    expect(cold.succeeded.toSorted()).toEqual(["1-1", "2-2", "3-3", "merge", "plan", "warm"]);
    expect(cold.nodeVersions).toEqual(["v24"]);
    const fetched = proxy.log.zips();
    expect(fetched.length).toBeGreaterThan(5);
    expect(fetched.toSorted()).toEqual([...new Set(fetched)].sort());
    expect(merged(scenario)).toMatchObject({
      verdict: { status: "pass" },
      fetch: { fetched: fetched.length },
    });
    expect(services.cache.entries.length).toBe(1);

    proxy.log.clear();
    services.artifacts.clear();
    const warm = await scenario.run(dir.dir, { name: "push", env: services.env });
    expect(warm.succeeded.length).toBe(6);
    expect(proxy.log.requests).toEqual([]);
    expect(merged(scenario)).toMatchObject({ verdict: { status: "pass" }, cache: { status: "hit" } });
  });

  it("pull request where the cache may not be written: affected modules only, modules by artifact, the broken one is named", async () => {
    await using proxy = await startReplayProxy(tree);
    await using services = await startResultsService();
    services.cache.setScopes([{ scope: "refs/heads/main", permission: 1 }]);
    await using scenario = startScenario();
    await using dir = project(caller(proxy, { command: "go build ./..." }));
    const base = git(dir.dir, "rev-parse", "HEAD");
    git(dir.dir, "checkout", "-q", "-b", "topic");
    dir.write({ ...broken, "libs/versions/more.go": "package versions\n" });
    commitAll(dir.dir);
    git(dir.dir, "checkout", "-q", "main");
    git(dir.dir, "merge", "-q", "--no-ff", "-m", "merge", "topic");

    const payload = { pull_request: { number: 7, base: { sha: base } } };
    const end = await scenario.run(dir.dir, { name: "pull_request", payload, env: services.env });
    const report = merged(scenario);
    expect(report.verdict.status).toBe("fail");
    expect(report.findings.filter((f) => f.severity === "error").map((f) => [f.rule, f.path])).toEqual([
      ["module-command-failed", "services/broken/go.mod"],
      ["replace-target-missing", "services/broken/go.mod"],
    ]);
    expect(end.succeeded).toContain("warm");
    expect(end.failed).toContain("merge");
    expect(services.cache.entries).toEqual([]);
    expect(services.artifacts.names()).toContain("gomod-preflight-modules");
    const fetched = proxy.log.zips();
    expect(fetched.toSorted()).toEqual([...new Set(fetched)].sort());
    const plan = scenario.plan(services) as { groups: { modules: string[] }[]; unaffected: string[] };
    expect(plan.groups.flatMap((group) => group.modules).sort()).toEqual([
      ".",
      "independent",
      "libs/versions",
      "services/broken",
      "services/gateway",
    ]);
  });

  it("a shard that dies leaves its modules not checked, fails the verdict and hides nothing", async () => {
    await using proxy = await startReplayProxy(tree);
    await using services = await startResultsService();
    await using scenario = startScenario();
    const dies = 'if [ "$(basename "$PWD")" = worker ]; then kill -9 $PPID; fi; go build ./...';
    await using dir = project(caller(proxy, { command: dies }));
    await scenario.run(dir.dir, { name: "push", env: services.env });
    const report = merged(scenario);
    const lost = report.findings.filter((finding) => finding.rule === "shard-not-checked");
    expect(lost.map((finding) => finding.path)).toContain("services/worker/go.mod");
    expect(lost[0]?.message).toContain("left no report");
    expect(report.verdict.status).toBe("fail");
    expect(report.modules.length).toBe(14);
  });
});
