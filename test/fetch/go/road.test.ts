import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findGo } from "../../../src/adapters/go.ts";
import { openRepository } from "../../../src/commands/open.ts";
import { readOptions } from "../../../src/commands/options.ts";
import { goRoad } from "../../../src/fetch/go/road.ts";
import { requiredSet } from "../../../src/fetch/required-set.ts";
import type { WarmSections } from "../../../src/fetch/types.ts";
import { fixture, type TempDir } from "../../support/fixture.ts";
import { go, goEnv, goVersion } from "../../support/go-env.ts";
import { type MemoryProxy, type Modules, startMemoryProxy } from "../../support/goproxy-memory.ts";
import { processesNaming } from "../../support/processes.ts";
import { testWorld } from "../../support/world.ts";

const modules: Modules = {
  "corp.example/one@v1.0.0": { "one.go": "package one\n" },
  "corp.example/Two@v1.0.0": {
    "go.mod": "module corp.example/Two\n\ngo 1.21\n\nrequire corp.example/deep v1.0.0\n",
    "two.go": 'package two\n\nimport _ "corp.example/deep"\n',
  },
  "corp.example/deep@v1.0.0": { "deep.go": "package deep\n" },
  "corp.example/unsummed@v1.0.0": { "u.go": "package unsummed\n" },
};

const goMod = `module m

go 1.21

require (
	corp.example/Two v1.0.0
	corp.example/one v1.0.0
)

require corp.example/deep v1.0.0 // indirect
`;

const mainGo = 'package m\n\nimport (\n\t_ "corp.example/Two"\n\t_ "corp.example/one"\n)\n';
const summed = ["corp.example/one@v1.0.0", "corp.example/Two@v1.0.0", "corp.example/deep@v1.0.0"] as const;

const project = (proxy: MemoryProxy): TempDir =>
  fixture({ "go.mod": goMod, "go.sum": proxy.goSum(...summed), "m.go": mainGo });

interface Case {
  readonly env: Readonly<Record<string, string>>;
  readonly mode?: "required" | "all" | "off";
  readonly verify?: "auto" | "go" | "hashes" | "off";
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

async function road(dir: TempDir, given: Case): Promise<WarmSections> {
  const world = testWorld(dir.dir, given.env, given.signal);
  const { repository, snapshot } = await openRepository(readOptions({}, dir.dir), world);
  const found = await findGo(world);
  if ("reason" in found) throw new Error(found.reason);
  const scratch = fixture({}, "scratch");
  try {
    return await goRoad({
      root: repository.root,
      mode: given.mode ?? "required",
      verify: given.verify ?? "auto",
      set: requiredSet(snapshot),
      go: found,
      world,
      deadlineMs: given.deadlineMs ?? 60_000,
      dir: scratch.dir,
    });
  } finally {
    scratch[Symbol.dispose]();
  }
}

const fetched = (sections: WarmSections) =>
  sections.fetch.status === "skipped" ? undefined : sections.fetch;
const failures = (sections: WarmSections) =>
  fetched(sections)
    ?.outcomes.filter((outcome) => outcome.failure)
    .map((outcome) => `${outcome.module.path}: ${outcome.failure?.class}`);

const tree = (dir: TempDir) =>
  readdirSync(dir.dir)
    .filter((name) => !name.startsWith("."))
    .map((name) => `${name} ${readFileSync(dir.path(name), "utf8")}`);

describe.skipIf(!goVersion)("the Go road (needs the go command)", () => {
  it("fetches the union once, has Go verify it, leaves the tree alone, and does nothing the second time", async () => {
    await using proxy = await startMemoryProxy(modules);
    using dir = project(proxy);
    const before = tree(dir);
    const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url, GOSUMDB: "sum.golang.org" });
    const first = await road(dir, { env });
    expect(first.findings).toEqual([]);
    expect(first.fetch).toMatchObject({ status: "ok", fetched: 3, present: 0 });
    expect(first.verify).toMatchObject({ status: "ok", byGo: true });
    expect(fetched(first)?.outcomes[0]?.attempts.map(({ what, status }) => [what, status])).toEqual([
      ["info", 200],
      ["mod", 200],
      ["zip", 200],
    ]);
    expect(proxy.log.zips().sort()).toEqual([...summed].sort());
    expect(tree(dir)).toEqual(before);

    const offline = { ...env, GOPROXY: "off" };
    expect(await go(dir.dir, offline, "mod", "verify")).toMatchObject({ code: 0 });
    expect(await go(dir.dir, offline, "build", "./...")).toMatchObject({ code: 0, stderr: "" });
    const second = await road(dir, { env: offline });
    expect(second.fetch).toMatchObject({ status: "ok", fetched: 0, present: 3 });
    expect(fetched(second)?.remarks?.[0]).toContain("nothing to do");
    expect(second.verify).toMatchObject({ status: "ok", byGo: false });
  });

  it("zip of other content: that module is a hash mismatch on its line, the others are ready, go.sum is as it was", async () => {
    await using proxy = await startMemoryProxy(modules);
    using dir = project(proxy);
    const before = tree(dir);
    await using liar = await startMemoryProxy({
      ...modules,
      "corp.example/one@v1.0.0": { "one.go": "package evil\n" },
    });
    const result = await road(dir, { env: goEnv(dir.path(".home"), { GOPROXY: liar.url }) });
    expect(failures(result)).toEqual(["corp.example/one: hash-mismatch"]);
    expect(fetched(result)).toMatchObject({ status: "failed", fetched: 2 });
    expect(result.findings).toMatchObject([
      {
        rule: "module-not-ready",
        severity: "error",
        at: { path: "go.mod", line: 7 },
        data: { class: "hash-mismatch" },
      },
    ]);
    expect(liar.log.zips().filter((zip) => zip.includes("/one@"))).toHaveLength(1);
    expect(tree(dir)).toEqual(before);
  });

  it.each([
    ["503", { kind: "status", status: 503 } as const],
    ["reset", { kind: "reset" } as const],
    ["cut body", { kind: "cut", afterBytes: 30 } as const],
  ])("a passing %s is tried again", async (_, fault) => {
    await using proxy = await startMemoryProxy(modules, {
      fault: ({ what, nth, module }) =>
        what === "zip" && nth === 1 && module === "corp.example/one" ? fault : undefined,
    });
    using dir = project(proxy);
    const result = await road(dir, { env: goEnv(dir.path(".home"), { GOPROXY: proxy.url }) });
    expect(result.findings).toEqual([]);
    expect(result.fetch).toMatchObject({ status: "ok", fetched: 3 });
    expect(proxy.log.zips().filter((zip) => zip.includes("/one@"))).toHaveLength(2);
  });

  it.each([
    [404, "not-found"],
    [403, "forbidden"],
    [401, "unauthorized"],
  ])("%i is not tried again; an indirect requirement says who brings it", async (status, name) => {
    await using proxy = await startMemoryProxy(modules, {
      fault: ({ module, what }) =>
        module === "corp.example/deep" && what === "zip" ? { kind: "status", status } : undefined,
    });
    using dir = project(proxy);
    const result = await road(dir, { env: goEnv(dir.path(".home"), { GOPROXY: proxy.url }) });
    expect(failures(result)).toEqual([`corp.example/deep: ${name}`]);
    expect(result.findings).toMatchObject([{ at: { path: "go.mod", line: 10 } }]);
    expect(result.findings[0]?.message).toContain("brought by corp.example/Two");
    expect(proxy.log.zips().filter((zip) => zip.includes("/deep@"))).toHaveLength(1);
    expect(result.verify).toMatchObject({ status: "skipped" });
  });

  it("a source that is down for all is one finding", async () => {
    const many = Object.fromEntries(
      [1, 2, 3, 4, 5].map((i) => [`corp.example/m${i}@v1.0.0`, { "a.go": "package a\n" }]),
    );
    await using proxy = await startMemoryProxy(many, { fault: () => ({ kind: "status", status: 403 }) });
    const requires = Object.keys(many).map((key) => `require ${key.replace("@", " ")}\n`);
    using dir = fixture({ "go.mod": `module m\n\ngo 1.21\n\n${requires.join("")}`, "go.sum": proxy.goSum() });
    const result = await road(dir, { env: goEnv(dir.path(".home"), { GOPROXY: proxy.url }) });
    expect(result.findings).toMatchObject([{ at: { line: 5 }, data: { class: "forbidden", count: "5" } }]);
  });

  it("a proxy that never answers is ended at the deadline, with every child", async () => {
    await using proxy = await startMemoryProxy(modules, {
      fault: ({ module }) => (module === "corp.example/one" ? { kind: "silence" } : undefined),
    });
    using dir = project(proxy);
    const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url });
    const result = await road(dir, { env, deadlineMs: 1_500 });
    expect(failures(result)).toContain("corp.example/one: deadline");
    expect(processesNaming(env["GOMODCACHE"] ?? "")).toEqual([]);
  });

  it("an interrupt ends the children; the cache is one that Go accepts, and the next run completes it", async () => {
    let stalled: (() => void) | undefined;
    const stalls = new Promise<void>((done) => {
      stalled = done;
    });
    await using proxy = await startMemoryProxy(modules, {
      fault: ({ what, module }) => {
        if (what !== "zip" || module !== "corp.example/one") return undefined;
        stalled?.();
        return { kind: "stall", afterBytes: 40 };
      },
    });
    using dir = project(proxy);
    const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url });
    const abort = new AbortController();
    const running = road(dir, { env, signal: abort.signal });
    await stalls;
    abort.abort();
    expect(failures(await running)).toContain("corp.example/one: cancelled");
    expect(processesNaming(env["GOMODCACHE"] ?? "")).toEqual([]);
    proxy.setFault(undefined);
    expect((await road(dir, { env })).fetch).toMatchObject({ status: "ok" });
    expect(await go(dir.dir, { ...env, GOPROXY: "off" }, "mod", "verify")).toMatchObject({ code: 0 });
  });

  it("a tampered zip is found by go mod verify, a tampered .ziphash by comparing with go.sum", async () => {
    await using proxy = await startMemoryProxy(modules);
    using dir = project(proxy);
    const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url, GOFLAGS: "-modcacherw" });
    await road(dir, { env });
    const file = (name: string) => join(env["GOMODCACHE"] ?? "", "cache/download/corp.example", name);
    writeFileSync(join(env["GOMODCACHE"] ?? "", "corp.example/one@v1.0.0/one.go"), "package evil\n");
    const judged = await road(dir, { env, verify: "go" });
    expect(judged.verify).toMatchObject({ status: "failed", failed: [{ path: "corp.example/one" }] });
    expect(judged.findings).toMatchObject([
      { rule: "module-cache-altered", at: { path: "go.mod", line: 7 } },
    ]);
    writeFileSync(file("one/@v/v1.0.0.ziphash"), `h1:${"A".repeat(43)}=`);
    const compared = await road(dir, { env });
    expect(compared.verify).toMatchObject({ status: "failed", byGo: false });
    expect(compared.fetch).toMatchObject({ status: "failed" });
  });

  it("a workspace: versions of all members, copies of go.work and go.work.sum, nothing written", async () => {
    await using proxy = await startMemoryProxy(modules);
    using dir = fixture({
      "go.work": "go 1.21\n\nuse (\n\t./a\n\t./b\n)\n",
      "go.work.sum": proxy.goSum("corp.example/deep@v1.0.0"),
      "a/go.mod": "module example.test/a\n\ngo 1.21\n\nrequire corp.example/one v1.0.0\n",
      "a/go.sum": proxy.goSum("corp.example/one@v1.0.0"),
      "a/a.go": 'package a\n\nimport _ "corp.example/one"\n',
      "b/go.mod":
        "module example.test/b\n\ngo 1.21\n\nrequire (\n\tcorp.example/Two v1.0.0\n\tcorp.example/deep v1.0.0 // indirect\n\texample.test/a v0.0.0\n)\n\nreplace example.test/a => ../a\n",
      "b/go.sum": proxy.goSum("corp.example/Two@v1.0.0"),
      "b/b.go": 'package b\n\nimport (\n\t_ "corp.example/Two"\n\t_ "example.test/a"\n)\n',
    });
    const files = ["go.work", "go.work.sum", "a/go.mod", "a/go.sum", "b/go.mod", "b/go.sum"];
    const before = files.map((name) => readFileSync(dir.path(name), "utf8"));
    const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url });
    const result = await road(dir, { env });
    expect(result.findings).toEqual([]);
    expect(result.fetch).toMatchObject({ status: "ok", fetched: 3 });
    expect(result.verify).toMatchObject({ status: "ok", byGo: true });
    expect(files.map((name) => readFileSync(dir.path(name), "utf8"))).toEqual(before);
    const built = await go(dir.dir, { ...env, GOPROXY: "off" }, "build", "./a/...", "./b/...");
    expect(built).toMatchObject({ code: 0, stderr: "" });
  });

  it("all: the graph beyond go.sum comes as well; a broken graph is one finding, not silence", async () => {
    await using proxy = await startMemoryProxy(modules);
    using dir = fixture({
      "go.mod": `${goMod}\nrequire corp.example/unsummed v1.0.0\n`,
      "go.sum": proxy.goSum(...summed),
      "m.go": mainGo,
    });
    const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url });
    const before = tree(dir);
    const result = await road(dir, { env, mode: "all", verify: "off" });
    expect(fetched(result)?.outcomes.map(({ module, integrity }) => [module.path, integrity])).toContainEqual(
      ["corp.example/unsummed", "checksum-database"],
    );
    expect(tree(dir)).toEqual(before);
    dir.write({ "go.mod": `${goMod}\nrequire corp.example/nowhere v1.0.0\n` });
    const broken = await road(dir, { env, mode: "all" });
    expect(broken.fetch).toMatchObject({ status: "failed" });
    expect(broken.findings.map((finding) => finding.message).join()).toContain("corp.example/nowhere@v1.0.0");
  });

  it("Go older than the go line with GOTOOLCHAIN=local: said on the go line, modules are fetched all the same", async () => {
    await using proxy = await startMemoryProxy(modules);
    using dir = fixture({ "go.mod": goMod.replace("1.21", "1.99"), "go.sum": proxy.goSum(...summed) });
    const result = await road(dir, { env: goEnv(dir.path(".home"), { GOPROXY: proxy.url }) });
    expect(result.findings).toMatchObject([{ rule: "go-too-old", at: { path: "go.mod", line: 3 } }]);
    expect(result.fetch).toMatchObject({ status: "ok", fetched: 3 });
  });

  it("a module cache that cannot be written is one finding about the machine", async () => {
    await using proxy = await startMemoryProxy(modules);
    using dir = project(proxy);
    dir.write({ ".home/file": "" });
    const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url, GOMODCACHE: dir.path(".home/file/mod") });
    const result = await road(dir, { env });
    expect(result.fetch).toMatchObject({ status: "failed", fetched: 0 });
    expect(result.findings[0]?.data["class"]).toMatch(/^cache-/);
    expect(statSync(dir.path(".home/file")).size).toBe(0);
  });
});
