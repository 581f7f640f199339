import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCacheService } from "../support/cache-service.ts";
import { fixture, removeTree, type TempDir } from "../support/fixture.ts";
import { go, goEnv, goVersion } from "../support/go-env.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";
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
});
