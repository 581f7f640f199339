import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FetchOutcome, Report } from "../../src/core/report.ts";
import { bundle } from "../support/command-line.ts";
import { type GitServer, startGitServer } from "../support/git-server.ts";
import { go, goVersion, run } from "../support/go-env.ts";
import { startMemoryProxy } from "../support/goproxy-memory.ts";
import { files, modules, path, version } from "../support/matrix/cases.ts";
import {
  goSum,
  hasTree,
  makeProject,
  offline,
  projectEnv,
  type Warmed,
  warm,
} from "../support/matrix/run.ts";
import { goSumLines } from "../support/module-zip.ts";
import { startChecksumDatabase } from "../support/sumdb.ts";

const down = () => ({ kind: "status", status: 503 }) as const;
const offlineIsFine = { code: 0, stdout: expect.stringContaining("all modules verified") };
const outcomes = ({ fetch }: Report): readonly FetchOutcome[] =>
  fetch.status === "skipped" ? [] : fetch.outcomes;
const classes = (report: Report) => outcomes(report).flatMap(({ failure }) => failure?.class ?? []);
const remarks = ({ fetch }: Report) => (fetch.status === "skipped" ? [] : (fetch.remarks ?? [])).join("\n");

describe.skipIf(goVersion === undefined)("the whole chain", () => {
  it("gets through a source that fails every third request", async () => {
    let count = 0;
    await using proxy = await startMemoryProxy(modules, {
      fault: () => (++count % 3 === 0 ? { kind: "reset" } : undefined),
    });
    using project = makeProject();
    expect(await warm(project, { GOPROXY: proxy.url })).toMatchObject({ code: 0 });
    expect(await offline(project)).toMatchObject(offlineIsFine);
  });

  it("says that every source is out, within seconds", async () => {
    await using a = await startMemoryProxy(modules, { fault: down });
    await using b = await startMemoryProxy(modules, { fault: () => ({ kind: "silence" }) });
    using project = makeProject();
    const { code, report } = await warm(project, { GOPROXY: `${a.url},${b.url}` });
    expect(code).toBe(1);
    expect(new Set(classes(report))).toEqual(new Set(["no-answer"]));
    expect(report.findings).toEqual([
      expect.objectContaining({
        rule: "module-not-ready",
        severity: "error",
        path: "go.mod",
        line: 5,
        message: expect.stringMatching(
          new RegExp(`^${path}@${version} .*${b.url}.*also asked: ${a.url}: the source failed`),
        ),
        help: expect.stringContaining("sources.firstByteTimeoutMs"),
      }),
    ]);
    expect(hasTree(project)).toBe(false);
    expect(readFileSync(project.path("go.sum"), "utf8")).toBe(goSum);
  });

  it("shows a private name to nobody but its own route, whatever fails", async () => {
    await using corp = await startMemoryProxy({}, { fault: () => ({ kind: "reset" }) });
    await using other = await startMemoryProxy(modules);
    using project = makeProject();
    project.write({
      ".github/gomod-preflight.yml": `private: [${path}]\npublic: ["*"]\nsources: { retries: 0 }\n`,
    });
    const { code } = await warm(project, { GOPROXY: `${corp.url},${other.url}` });
    expect(code).toBe(1);
    expect(corp.log.requests.length).toBeGreaterThan(0);
    expect(other.log.requests).toEqual([]);
  });

  it("shows no password of the chain in log or report", async () => {
    await using proxy = await startMemoryProxy(modules, { fault: down });
    using project = makeProject();
    const { stdout, stderr } = await warm(project, { GOPROXY: proxy.url.replace("//", "//me:pass-w0rd@") });
    expect(stdout + stderr).not.toContain("pass-w0rd");
  });
});

describe.skipIf(goVersion === undefined)("the checksum database", () => {
  it.each([
    ["down", down],
    ["silent", () => ({ kind: "silence" }) as const],
    ["without this module (410)", () => ({ kind: "status", status: 410 }) as const],
  ])(
    "%s: a project with a complete go.sum warms as usual and says that it was not asked",
    async (_, fault) => {
      await using proxy = await startMemoryProxy(modules);
      await using database = await startChecksumDatabase({ goSum, fault });
      using project = makeProject();
      const { code, report } = await warm(project, { GOPROXY: proxy.url, GOSUMDB: database.gosumdb });
      expect(code).toBe(0);
      expect(remarks(report)).toContain("the checksum database was not asked");
      expect(database.log.requests).toEqual([]);
      expect(await offline(project)).toMatchObject(offlineIsFine);
    },
  );

  it("down, and a go.sum line is missing: stops by default, on the line, with the next step", async () => {
    await using proxy = await startMemoryProxy(modules);
    await using database = await startChecksumDatabase({ goSum, fault: down });
    using project = makeProject();
    project.write({ "go.sum": "" });
    const { code, report } = await warm(project, { GOPROXY: proxy.url, GOSUMDB: database.gosumdb });
    expect(code).toBe(1);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ rule: "go-sum-missing", path: "go.mod", line: 5 }),
    );
    expect(readFileSync(project.path("go.sum"), "utf8")).toBe("");
  });

  it.each([
    [
      "lies",
      goSumLines(path, version, { ...files, "lib.go": "package other\n" }),
      undefined,
      /SECURITY ERROR|checksum mismatch/,
    ],
    ["is slow", goSum, () => ({ kind: "delay", ms: 300 }) as const, undefined],
    ["does not know the module", goSum, () => ({ kind: "status", status: 410 }) as const, /410 Gone/],
  ])("%s: go behind the relay keeps its own judgement", async (_, lines, fault, text) => {
    await using proxy = await startMemoryProxy(modules);
    await using database = await startChecksumDatabase({ goSum: lines, ...(fault ? { fault } : {}) });
    using project = makeProject();
    project.write({ "go.sum": "" });
    const env = projectEnv(project, { GOPROXY: proxy.url, GOSUMDB: database.gosumdb });
    const args = [bundle("cli"), "relay", "--", "go", "build", "-mod=mod", "-o", "/dev/null", "."];
    const end = await run(process.execPath, args, { cwd: project.dir, env });
    expect(end.code).toBe(text ? 1 : 0);
    if (text) expect(end.stderr).toMatch(text);
    expect(hasTree(project)).toBe(text === undefined);
  });
});

describe.skipIf(goVersion === undefined)("version control", () => {
  const vanity = "git.example.test/vanity";
  const source = { "go.mod": `module ${vanity}\n\ngo 1.21\n`, "v.go": "package vanity\n" };
  const sums = goSumLines(vanity, "v1.0.0", source);
  let git: GitServer;
  beforeAll(async () => {
    git = await startGitServer({
      repositories: { "team/van.git": { "v1.0.0": source } },
      imports: { "/vanity": "https://git.example.test/team/van.git" },
    });
  });
  afterAll(() => git.close());

  function vanityProject(goSum = sums) {
    const project = makeProject();
    project.write({
      "go.mod": `module m\n\ngo 1.21\n\nrequire ${vanity} v1.0.0\n`,
      "main.go": `package main\n\nimport _ "${vanity}"\n\nfunc main() {}\n`,
      "go.sum": goSum,
      ".home/.netrc": git.netrc,
      ".github/gomod-preflight.yml": `public: [${vanity}]\nsources: { retries: 0 }\n`,
    });
    return project;
  }

  it("serves when database and every proxy are cut, and go mod verify passes", async () => {
    await using dead = await startMemoryProxy({}, { fault: () => ({ kind: "reset" }) });
    await using database = await startChecksumDatabase({ goSum: sums, fault: down });
    using project = vanityProject();
    const env = { ...git.env, GOPROXY: `${dead.url},direct`, GOSUMDB: database.gosumdb };
    const { code, report } = await warm(project, env);
    expect(code).toBe(0);
    expect(remarks(report)).toMatch(/direct was asked instead[\s\S]*came from version control/);
    expect(database.log.requests).toEqual([]);
    expect(await offline(project)).toMatchObject(offlineIsFine);
  });

  /** On the line that requires it, with a next step; go.sum and the cache are as before. */
  function expectRefused(project: ReturnType<typeof vanityProject>, { code, report }: Warmed, lines: string) {
    expect(code).toBe(1);
    expect(new Set(classes(report))).toEqual(new Set(["hash-mismatch"]));
    expect(report.findings).toEqual([
      expect.objectContaining({
        rule: "module-not-ready",
        severity: "error",
        path: "go.mod",
        line: 5,
        message: expect.stringContaining(`${vanity}@v1.0.0`),
        help: expect.stringContaining("Do not edit go.sum. Find out who changed"),
        data: { module: vanity, version: "v1.0.0", class: "hash-mismatch" },
      }),
    ]);
    expect(readFileSync(project.path("go.sum"), "utf8")).toBe(lines);
    expect(hasTree(project, vanity)).toBe(false);
  }

  it("is not accepted where the tag was moved", async () => {
    const before = goSumLines(vanity, "v1.0.0", { ...source, "v.go": "package before\n" });
    using project = vanityProject(before);
    expectRefused(project, await warm(project, { ...git.env, GOPROXY: "direct" }), before);
  });

  it("is not asked to cover up a proxy that sends other bytes", async () => {
    await using evil = await startMemoryProxy({
      [`${vanity}@v1.0.0`]: { ...source, "v.go": "package evil\n" },
    });
    using project = vanityProject();
    const before = git.connects.length;
    expectRefused(project, await warm(project, { ...git.env, GOPROXY: `${evil.url},direct` }), sums);
    expect(git.connects.length).toBe(before);
  });
});

describe.skipIf(goVersion === undefined)("the machine", () => {
  it("a cache entry locked by a running go command is waited for", async () => {
    await using slow = await startMemoryProxy(modules, {
      fault: ({ what }) => (what === "zip" ? { kind: "delay", ms: 2500 } : undefined),
    });
    await using proxy = await startMemoryProxy(modules);
    using project = makeProject();
    const order: string[] = [];
    const env = projectEnv(project, { GOPROXY: slow.url });
    const holder = go(project.dir, env, "mod", "download").then(() => order.push("go"));
    // Go locks the version before it asks for the zip.
    await expect.poll(() => slow.log.requests.map(({ what }) => what), { timeout: 20_000 }).toContain("zip");
    const warmed = await warm(project, { GOPROXY: proxy.url });
    order.push("warm");
    await holder;
    expect(warmed.code).toBe(0);
    expect(order).toEqual(["go", "warm"]);
    expect(await offline(project)).toMatchObject(offlineIsFine);
  });

  it("64 go commands and two of ours at once leave a cache that Go accepts", async () => {
    await using proxy = await startMemoryProxy(modules, { fault: () => ({ kind: "delay", ms: 20 }) });
    using project = makeProject();
    const env = projectEnv(project, { GOPROXY: proxy.url, GOMAXPROCS: "1" });
    const goes = Array.from({ length: 64 }, () => go(project.dir, env, "mod", "download"));
    const ours = [1, 2].map(() => warm(project, { GOPROXY: proxy.url }));
    const [first, second, ...rest] = await Promise.all([...ours, ...goes]);
    expect([first, second, ...rest].filter((end) => end?.code !== 0)).toEqual([]);
    expect(await offline(project)).toMatchObject(offlineIsFine);
  });

  it.each([-1, 1])("a clock %d day off changes nothing for plain sources", async (days) => {
    await using proxy = await startMemoryProxy(modules);
    using project = makeProject();
    const GOMOD_PREFLIGHT_FIXED_DATE = new Date(Date.now() + days * 86_400_000).toISOString();
    const warmed = await warm(project, { GOPROXY: proxy.url, GOMOD_PREFLIGHT_FIXED_DATE });
    expect(warmed).toMatchObject({ code: 0, report: { fetch: { status: "ok" } } });
    expect(proxy.log.requests.length).toBeGreaterThan(0);
    expect(await offline(project)).toMatchObject(offlineIsFine);
  });
});
