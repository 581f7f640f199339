/** What an earlier trouble leaves: in the memory of sources, and in the module cache. */
import { rmSync, truncateSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { commandLine } from "../support/command-line.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { go, goEnv, goVersion } from "../support/go-env.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";
import { plainModules, requiring } from "../support/plain-modules.ts";

const paths = Array.from({ length: 8 }, (_, i) => `many.test/m${i}`);

describe.skipIf(goVersion === undefined)("after trouble", () => {
  let proxy: MemoryProxy;
  beforeAll(async () => {
    proxy = await startMemoryProxy(plainModules(paths));
  });
  afterAll(() => proxy.close());

  const makeProject = (): TempDir =>
    fixture(
      {
        "go.mod": requiring("m", paths),
        "go.sum": proxy.goSum(),
        "main.go": `package main\n\nimport (\n${paths.map((path) => `\t_ "${path}"\n`).join("")})\n\nfunc main() {}\n`,
        ".github/gomod-preflight.yml": "sources: { retries: 1 }\n",
      },
      "after-trouble",
    );

  const envOf = (project: TempDir): Record<string, string> =>
    goEnv(project.path(".home"), { GOPROXY: proxy.url, GOFLAGS: "-modcacherw" });

  async function warm(project: TempDir, ...args: string[]) {
    const call = { cwd: project.dir, env: envOf(project) };
    const end = await commandLine(call, "warm", "--format", "json", ...args);
    return { code: end.code, report: JSON.parse(end.stdout) as Report };
  }

  it("a source that was out in an earlier run, and is the only one, serves everything again", async () => {
    using project = makeProject();
    proxy.setFault(() => ({ kind: "status", status: 503 }));
    expect((await warm(project)).code).toBe(1);
    proxy.setFault(undefined);
    const { code, report } = await warm(project);
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
  });

  it("a dead source before a comma: says why the next one was not asked, and what would let it", async () => {
    using project = makeProject();
    const env = { ...envOf(project), GOPROXY: `http://127.0.0.1:1,${proxy.url}` };
    const end = await commandLine({ cwd: project.dir, env }, "warm");
    expect(end.code).toBe(1);
    const text = end.stdout.replace(/\s+/g, " ");
    expect(text).toContain(`${proxy.url} was not asked: after a comma Go goes on only for 404 and 410`);
    expect(text).not.toContain("the checksum database was not asked");
  });

  it("a state set by hand for a source that the chain does not have is said", async () => {
    using project = makeProject();
    const { code, report } = await warm(project, "--source-state", "https://proxy.example.test=open");
    expect(code).toBe(0);
    const remarks = report.fetch.status === "skipped" ? [] : report.fetch.remarks;
    expect(remarks).toContain("a state is set for https://proxy.example.test, which is no source of GOPROXY");
  });

  it("a status that says no to one module is no outage: all others come", async () => {
    using project = makeProject();
    proxy.setFault(({ url }) => (/m[01]\//.test(url) ? { kind: "status", status: 400 } : undefined));
    for (const run of [1, 2]) {
      const { report } = await warm(project);
      const failed = report.findings.map(({ data }) => data["module"]);
      expect(failed, `run ${run}`).toEqual(["many.test/m0", "many.test/m1"]);
      for (const { help } of report.findings) expect(help).toContain("set GOPRIVATE");
    }
    proxy.setFault(undefined);
  });

  it.each([
    ["cut", (zip: string) => truncateSync(zip, 100)],
    ["empty", (zip: string) => truncateSync(zip, 0)],
  ])("a zip that was %s and would have to be extracted is fetched again", async (_, damage) => {
    using project = makeProject();
    expect((await warm(project)).code).toBe(0);
    const cache = `${envOf(project)["GOMODCACHE"]}`;
    damage(`${cache}/cache/download/many.test/m3/@v/v1.0.0.zip`);
    rmSync(`${cache}/many.test`, { recursive: true });
    const { code, report } = await warm(project, "--extract", "off");
    expect(code).toBe(0);
    expect(report.findings).toEqual([
      expect.objectContaining({ rule: "module-cache-altered", severity: "warning", line: 9 }),
    ]);
    const offline = { ...envOf(project), GOPROXY: "off" };
    expect(await go(project.dir, offline, "build", "-o", "/dev/null", ".")).toMatchObject({ code: 0 });
    expect((await go(project.dir, offline, "mod", "verify")).stdout).toContain("all modules verified");
  });
});
