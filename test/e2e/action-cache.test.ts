import type { ChildProcess } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCacheService } from "../support/cache-service.ts";
import { fixture, removeTree, type TempDir } from "../support/fixture.ts";
import { go, goEnv, goVersion } from "../support/go-env.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";
import { moduleZip } from "../support/module-zip.ts";
import { processesNaming } from "../support/processes.ts";
import { editArchive } from "../support/repack.ts";
import { runStep, type StepSpec } from "../support/runner.ts";

const modules = {
  "corp.example/Lib@v1.2.0": {
    "go.mod": "module corp.example/Lib\n\ngo 1.21\n\nrequire corp.example/dep v1.0.0\n",
    "lib.go": 'package lib\n\nimport _ "corp.example/dep"\n',
  },
  "corp.example/dep@v1.0.0": { "dep.go": "package dep\n" },
  "corp.example/dep@v1.1.0": { "dep.go": "package dep\n\nconst New = true\n" },
};

const project = (goSum: string, dep = "v1.0.0") => ({
  "go.mod": `module m\n\ngo 1.21\n\nrequire corp.example/Lib v1.2.0\n\nrequire corp.example/dep ${dep} // indirect\n`,
  "go.sum": goSum,
  "m.go": 'package m\n\nimport _ "corp.example/Lib"\n',
});

let proxy: MemoryProxy;
beforeAll(async () => {
  proxy = await startMemoryProxy(modules);
});
afterAll(() => proxy.close());

const goSum = () => proxy.goSum("corp.example/Lib@v1.2.0", "corp.example/dep@v1.0.0");

/** A job: a checkout beside a Go home, and its steps. */
class Job {
  readonly dir: TempDir;
  readonly home: TempDir = fixture({}, "home");
  constructor(goSum: string, dep?: string) {
    this.dir = fixture(project(goSum, dep), "checkout");
  }
  get goEnv() {
    return goEnv(this.home.dir, { GOPROXY: proxy.url, GOSUMDB: "sum.golang.org" });
  }
  spec(env: Readonly<Record<string, string>>, more: Partial<StepSpec> = {}): StepSpec {
    return { workspace: this.dir.dir, ...more, env: { ...this.goEnv, ...env, ...more.env } };
  }
  async run(env: Readonly<Record<string, string>>, more: Partial<StepSpec> = {}) {
    const main = await runStep("main", this.spec(env, more));
    const post = await runStep("post", this.spec(env, { ...more, state: main.state }));
    return { main, post };
  }
  /** Another runner: nothing in the module cache. */
  emptied() {
    removeTree(this.goEnv["GOMODCACHE"] ?? "");
    return this;
  }
  [Symbol.dispose]() {
    this.dir[Symbol.dispose]();
    this.home[Symbol.dispose]();
  }
}

describe.skipIf(!goVersion)("the action and its cache (needs the go command)", () => {
  it("a miss is fetched and saved; on an emptied module cache the hit is restored, and Go accepts it offline", async () => {
    await using service = await startCacheService();
    using job = new Job(goSum());
    const first = await job.run(service.env);
    expect(first.main).toMatchObject({
      code: 0,
      annotations: [],
      outputs: { "cache-hit": "false", verdict: "pass" },
    });
    expect(first.post.log).toContain("saved 2 modules");
    expect(service.entries).toHaveLength(1);

    const requests = proxy.log.zips().length;
    const second = await job.emptied().run(service.env);
    expect(second.main).toMatchObject({ code: 0, outputs: { "cache-hit": "true" } });
    expect(proxy.log.zips()).toHaveLength(requests);
    expect(second.post.log).toContain("not saved: the entry for exactly this module set exists already");
    expect(readdirSync(job.dir.dir).sort()).toEqual(["go.mod", "go.sum", "m.go"]);

    const offline = { ...job.goEnv, GOPROXY: "off", GOFLAGS: "-mod=readonly" };
    expect(await go(job.dir.dir, offline, "mod", "verify")).toMatchObject({ code: 0 });
    expect(await go(job.dir.dir, offline, "build", "./...")).toMatchObject({ code: 0, stderr: "" });
  });

  it("an older entry gives what is still needed, the rest is fetched, and the new set is saved", async () => {
    await using service = await startCacheService();
    using old = new Job(goSum());
    await old.run(service.env);
    proxy.log.clear();
    using job = new Job(
      proxy.goSum("corp.example/Lib@v1.2.0", "corp.example/dep@v1.1.0", "corp.example/dep@v1.0.0"),
      "v1.1.0",
    );
    const { main, post } = await job.run(service.env);
    expect(main).toMatchObject({ code: 0, outputs: { "cache-hit": "false" } });
    expect(main.log).toContain("an older entry gave 1 modules");
    expect(proxy.log.zips()).toEqual(["corp.example/dep@v1.1.0"]);
    expect(post.log).toContain("saved 2 modules");
    expect(new Set(service.entries.map((entry) => entry.key)).size).toBe(2);
  });

  it("a machine that keeps its module cache asks for no entry again, although the set has modules that nothing needs", async () => {
    const names = ["a", "b", "c"].map((name) => `corp.example/unneeded/${name}`);
    const unneeded = Object.fromEntries(names.map((name) => [`${name}@v1.0.0`, { "x.go": "package x\n" }]));
    await using source = await startMemoryProxy({ ...modules, ...unneeded });
    await using service = await startCacheService();
    using job = new Job(
      source.goSum("corp.example/Lib@v1.2.0", "corp.example/dep@v1.0.0", ...Object.keys(unneeded)),
    );
    const required = names.map((name) => `require ${name} v1.0.0\n`).join("");
    job.dir.write({ "go.mod": `${readFileSync(job.dir.path("go.mod"), "utf8")}\n${required}` });
    await job.run({ ...service.env, GOPROXY: source.url });
    expect(source.log.zips().join()).not.toContain("unneeded");
    const asked = service.calls.length;
    const { main } = await job.run({ ...service.env, GOPROXY: source.url });
    expect(main.log).toContain("cache off: what is needed is in the module cache already");
    expect(service.calls.slice(asked).filter((call) => call.startsWith("Get"))).toEqual([]);
  });

  it("a failed download fails the step, names the line, and saves nothing", async () => {
    await using service = await startCacheService();
    await using failing = await startMemoryProxy(modules, {
      fault: ({ module, what }) =>
        module === "corp.example/dep" && what === "zip" ? { kind: "status", status: 403 } : undefined,
    });
    using job = new Job(goSum());
    const { main, post } = await job.run({ ...service.env, GOPROXY: failing.url });
    expect(main.code).toBe(1);
    expect(main.annotations).toMatchObject([{ level: "error", properties: { file: "go.mod", line: "7" } }]);
    expect(main.outputs).toMatchObject({ "cache-hit": "false" });
    expect(post).toMatchObject({ code: 0, annotations: [] });
    expect(post.log).toContain("not saved: not every module could be fetched");
    expect(service.entries).toEqual([]);
  });

  it("a poisoned entry is refused module by module; the module is fetched instead", async () => {
    await using service = await startCacheService();
    using job = new Job(goSum());
    await job.run(service.env);
    const [entry] = service.entries;
    const evil = moduleZip("corp.example/dep", "v1.0.0", {
      "go.mod": "module corp.example/dep\n",
      "dep.go": "package evil\n",
    });
    const poisoned = await editArchive(service.blob(entry!), (name, content) =>
      name.endsWith("dep/@v/v1.0.0.zip") ? evil : content,
    );
    service.setBlob(entry!, poisoned);
    proxy.log.clear();
    const { main } = await job.emptied().run(service.env);
    expect(main).toMatchObject({ code: 0, annotations: [], outputs: { "cache-hit": "false" } });
    expect(main.log).toContain("refused: corp.example/dep@v1.0.0: differs from go.sum");
    expect(proxy.log.zips()).toEqual(["corp.example/dep@v1.0.0"]);
    const offline = { ...job.goEnv, GOPROXY: "off" };
    expect(await go(job.dir.dir, offline, "mod", "verify")).toMatchObject({ code: 0 });
  });

  it("a scope that may only be read: restored, not saved, and the job goes on", async () => {
    await using service = await startCacheService([{ scope: "refs/heads/main", permission: 1 }]);
    using job = new Job(goSum());
    const { main, post } = await job.run(service.env);
    expect(main).toMatchObject({ code: 0, outputs: { "cache-hit": "false" } });
    expect(post.code).toBe(0);
    expect(post.log).toContain("not saved: the cache service did not take it");
  });

  it.each<[string, Record<string, string>, Partial<StepSpec>, RegExp, RegExp]>([
    [
      "GHES without a cache service",
      { GITHUB_SERVER_URL: "https://ghes.example.test" },
      {},
      /offers no cache service/,
      /not saved: .*offers no cache service/,
    ],
    [
      "cache-mode read",
      { ACTIONS_CACHE_MODE: "read" },
      {},
      /cache miss/,
      /not saved: the workflow's cache-mode is read/,
    ],
    ["cache: read", {}, { inputs: { cache: "read" } }, /cache miss/, /not saved: cache is read/],
    ["a merge queue", {}, { event: "merge_group" }, /cache miss/, /not saved: entries of a merge queue/],
  ])("%s: the job goes on and both steps say why", async (_, env, more, restored, saved) => {
    await using service = await startCacheService();
    using job = new Job(goSum());
    const { main, post } = await job.run({ ...service.env, ...env }, more);
    expect([main.code, post.code]).toEqual([0, 0]);
    expect(main.log).toMatch(restored);
    expect(post.log).toMatch(saved);
    expect(service.entries).toEqual([]);
  });

  it("a cache service that answers nonsense never fails the job", async () => {
    await using service = await startCacheService();
    service.setStatus(400);
    using job = new Job(goSum());
    const { main, post } = await job.run(service.env);
    expect([main.code, post.code]).toEqual([0, 0]);
    expect(main.outputs).toMatchObject({ verdict: "pass", "cache-hit": "false" });
  });

  it("a zip that a later step of the job altered is never saved", async () => {
    await using service = await startCacheService();
    using job = new Job(goSum());
    const main = await runStep("main", job.spec(service.env));
    const zip = join(job.goEnv["GOMODCACHE"] ?? "", "cache/download/corp.example/dep/@v/v1.0.0.zip");
    chmodSync(zip, 0o644);
    writeFileSync(zip, moduleZip("corp.example/dep", "v1.0.0", { "dep.go": "package evil\n" }));
    const post = await runStep("post", job.spec(service.env, { state: main.state }));
    expect(post.log).toContain("a later step changed them");
    expect(service.entries).toEqual([]);
  });

  it("ended in the middle of a download: no child is left, nothing is saved, and the next run completes the cache", async () => {
    await using service = await startCacheService();
    let child: ChildProcess | undefined;
    await using stalling = await startMemoryProxy(modules, {
      fault: ({ module, what }) => {
        if (module !== "corp.example/dep" || what !== "zip") return undefined;
        child?.kill("SIGTERM");
        return { kind: "stall", afterBytes: 20 };
      },
    });
    using job = new Job(goSum());
    const main = await runStep("main", {
      ...job.spec({ ...service.env, GOPROXY: stalling.url }),
      onStart: (started) => {
        child = started;
      },
    });
    expect(main.code).not.toBe(0);
    expect(processesNaming(job.goEnv["GOMODCACHE"] ?? "")).toEqual([]);
    const post = await runStep("post", job.spec(service.env, { state: main.state }));
    expect(post.code).toBe(0);
    expect(service.entries).toEqual([]);
    expect((await job.run(service.env)).main.code).toBe(0);
    const offline = { ...job.goEnv, GOPROXY: "off" };
    expect(await go(job.dir.dir, offline, "mod", "verify")).toMatchObject({ code: 0 });
  });
});

describe("the action without Go, and asked for nonsense", () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ["a value that does not exist", { warm: "neded" }, /Did you mean needed/],
    ["a glob that is none", { modules: "a[" }, /glob/],
  ])("%s is one error annotation and exit code 2", async (_, inputs, text) => {
    using job = new Job(goSum());
    const main = await runStep("main", job.spec({}, { inputs }));
    expect(main.code).toBe(2);
    expect(main.annotations).toMatchObject([{ level: "error", message: expect.stringMatching(text) }]);
    const post = await runStep("post", job.spec({}, { state: main.state }));
    expect(post).toMatchObject({ code: 0, annotations: [] });
  });
});
