/** The monorepo workflow as a whole, run by act in host mode against loopback cache, artifact and module services. */
import { cpSync, globSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { commitAll, fixture, type TempDir } from "../support/fixture.ts";
import { startReplayProxy } from "../support/goproxy-replay.ts";
import { recordDownloads } from "../support/recorded.ts";
import { startResultsService } from "../support/results-service.ts";
import { noAct, startScenario } from "./act.ts";

const example = resolve("examples/monorepo");
const modules = globSync("**/go.mod", { cwd: example }).map((file) => join(example, dirname(file)));

const caller = (goproxy: string, extra = "") => `name: caller
on: [push, pull_request]
jobs:
  go:
    uses: acme/gomod-preflight/.github/workflows/monorepo-checkout.yml@main
    with:
      go-version-file: go.work
      command: go vet ./... && go test ./...
      goproxy: ${goproxy}
      max-jobs: 3
${extra}`;

function project(goproxy: string): TempDir {
  const dir = fixture({}, "project");
  cpSync(example, dir.dir, { recursive: true });
  dir.write({ ".github/workflows/caller.yml": caller(goproxy) });
  commitAll(dir.dir);
  return dir;
}

it.skipIf(noAct)(
  "push: cold, then warm; each module version is fetched once in all jobs together",
  async () => {
    await using proxy = await startReplayProxy(recordDownloads(modules));
    await using services = await startResultsService();
    await using scenario = startScenario();
    await using dir = project(proxy.url);
    const cold = await scenario.run(dir.dir, { name: "push", env: services.env });
    expect(cold.failed).toEqual([]);
    expect(cold.succeeded.length).toBe(6);
    const fetched = proxy.log.zips();
    expect(fetched.length).toBeGreaterThan(5);
    expect([...new Set(fetched)].length).toBe(fetched.length);
    const report = scenario.artifact("gomod-preflight-report") as Report;
    expect(report.verdict.status).toBe("pass");
  },
);
