import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLocks } from "../../src/fetch/modcache/locks.ts";
import { commandLine } from "../support/command-line.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { go, goEnv, run } from "../support/go-env.ts";
import { removeReadOnly } from "../support/go-home.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";
import { moduleZip } from "../support/module-zip.ts";

const modules = {
  "one.test/one@v1.0.0": { "one.go": "package one\n", "sub/sub.go": `package sub\n// ${"x".repeat(4000)}\n` },
  "two.test/two@v1.0.0": { "two.go": "package two\n", "data.bin": "d".repeat(400_000) },
};
const files = {
  "go.mod": "module m.test/m\n\ngo 1.21\n\nrequire (\n\tone.test/one v1.0.0\n\ttwo.test/two v1.0.0\n)\n",
  "m.go": 'package main\n\nimport (\n\t_ "one.test/one/sub"\n\t_ "two.test/two"\n)\n\nfunc main() {}\n',
};

interface WarmReport {
  readonly fetch: {
    readonly status: string;
    readonly fetched: number;
    readonly present: number;
    readonly remarks: readonly string[];
    readonly outcomes: readonly {
      readonly module: { readonly path: string };
      readonly failure?: { readonly class: string };
    }[];
  };
  readonly verify: { readonly status: string; readonly hashed: number; readonly trees: number };
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly path: string;
    readonly line: number;
    readonly message: string;
  }[];
}

let proxy: MemoryProxy;
let tree: TempDir;
let home: TempDir;
let sums: string;

beforeEach(async () => {
  proxy = await startMemoryProxy(modules);
  sums = proxy.goSum();
  tree = fixture({ ...files, "go.sum": sums }, "engine");
  home = fixture({}, "engine-home");
});
afterEach(async () => {
  await proxy[Symbol.asyncDispose]();
  tree[Symbol.dispose]();
  home[Symbol.dispose]();
});

const cache = (): string => join(home.dir, "gopath", "pkg", "mod");
const environment = (extra: Readonly<Record<string, string>> = {}) =>
  goEnv(home.dir, { GOFLAGS: "-mod=readonly", GOPROXY: proxy.url, ...extra });

async function warm(args: readonly string[] = [], extra: Readonly<Record<string, string>> = {}) {
  const end = await commandLine(
    { cwd: tree.dir, env: environment(extra) },
    "warm",
    "--format",
    "json",
    ...args,
  );
  return { code: end.code, report: JSON.parse(end.stdout) as WarmReport, stderr: end.stderr };
}

/** What a crash or an attacker left: Go itself must be content afterwards, and go.sum the same. */
async function judge(modCache = cache()): Promise<void> {
  const env = environment({ GOPROXY: "off", GOMODCACHE: modCache });
  expect(await go(tree.dir, env, "mod", "verify")).toMatchObject({
    code: 0,
    stdout: "all modules verified\n",
  });
  expect(await go(tree.dir, env, "build", "./...")).toMatchObject({ code: 0, stderr: "" });
  expect(await go(tree.dir, env, "mod", "download")).toMatchObject({ code: 0 });
  expect(await go(tree.dir, env, "list", "-m", "all")).toMatchObject({ code: 0, stderr: "" });
  expect(readFileSync(tree.path("go.sum"), "utf8")).toBe(sums);
}

const entry = (kind: string): string => join(cache(), "cache/download/two.test/two/@v", `v1.0.0.${kind}`);
const treeFile = (name: string): string => join(cache(), "two.test/two@v1.0.0", name);

function overwrite(path: string, content: string | Uint8Array): void {
  chmodSync(join(path, ".."), 0o755);
  if (existsSync(path)) chmodSync(path, 0o644);
  writeFileSync(path, content);
}

describe("entries of the module cache that are not what go.sum vouches for", () => {
  const evil = moduleZip("two.test/two", "v1.0.0", {
    "go.mod": "module two.test/two\n",
    "two.go": "package evil\n",
  });
  const damages: readonly {
    name: string;
    verify: string;
    args?: readonly string[];
    alter: () => void;
    found?: RegExp;
  }[] = [
    {
      name: "zip, tree and .ziphash altered together",
      verify: "auto",
      found: /not go\.sum's hash/,
      alter: () => {
        overwrite(entry("zip"), evil);
        overwrite(entry("ziphash"), "h1:AAAA=");
        overwrite(treeFile("two.go"), "package evil\n");
      },
    },
    {
      name: "zip and tree altered, .ziphash left",
      verify: "hashes",
      found: /the zip: /,
      alter: () => {
        overwrite(entry("zip"), evil);
        overwrite(treeFile("two.go"), "package evil\n");
      },
    },
    {
      name: "tree altered",
      verify: "trees",
      found: /the extracted tree: /,
      alter: () => overwrite(treeFile("two.go"), "package evil\n"),
    },
    {
      name: "a file added to the tree",
      verify: "trees",
      found: /the extracted tree: /,
      alter: () => overwrite(treeFile("more.go"), "package two\n"),
    },
    {
      name: "a link to other content in the tree's place",
      verify: "trees",
      found: /a link stands in its place/,
      alter: () => {
        const other = home.path("elsewhere");
        mkdirSync(other);
        writeFileSync(join(other, "two.go"), "package evil\n");
        removeReadOnly(treeFile(""));
        symlinkSync(other, treeFile("").replace(/\/$/, ""));
      },
    },
    { name: "no .ziphash", verify: "auto", alter: () => rmSync(entry("ziphash")) },
    {
      name: "no .ziphash, tree altered, trees left to Go",
      verify: "auto",
      args: ["--extract", "off"],
      alter: () => {
        rmSync(entry("ziphash"));
        overwrite(treeFile("two.go"), "package evil\n");
      },
    },
    {
      name: "no zip, .partial tree",
      verify: "auto",
      alter: () => {
        rmSync(entry("zip"));
        rmSync(entry("ziphash"));
        writeFileSync(entry("partial"), "");
      },
    },
    { name: "go.mod file damaged", verify: "auto", alter: () => overwrite(entry("mod"), "module other\n") },
    { name: ".info file cut", verify: "auto", alter: () => overwrite(entry("info"), '{"Version"') },
  ];

  test.each(damages)("$name: mended (verify $verify)", async ({ verify, alter, found, args = [] }) => {
    expect((await warm()).code).toBe(0);
    alter();
    const { code, report } = await warm(["--verify", verify, ...args]);
    expect({ code, status: report.fetch.status }, JSON.stringify(report.findings)).toEqual({
      code: 0,
      status: "ok",
    });
    expect(report.fetch.remarks.join("\n")).toMatch(/mended: two\.test\/two@v1\.0\.0/);
    const altered = report.findings.filter((finding) => finding.rule === "module-cache-altered");
    expect(altered.map(({ severity, path, line }) => [severity, path, line])).toEqual(
      found ? [["warning", "go.mod", 7]] : [],
    );
    if (found) expect(altered[0]?.message).toMatch(found);
    await judge();
  });

  test("a sound cache is left alone, and says what was hashed", async () => {
    await warm();
    proxy.log.clear();
    const auto = await warm();
    const trees = await warm(["--verify", "trees"]);
    expect(auto.report.verify).toMatchObject({ hashed: 0, trees: 0, status: "ok" });
    expect(auto.report.fetch).toMatchObject({ fetched: 0, present: 2 });
    expect(trees.report.verify).toMatchObject({ hashed: 2, trees: 2, status: "ok" });
    expect(trees.report.findings).toEqual([]);
    expect(proxy.log.requests).toEqual([]);
  });
});

describe("what stops a module, by class and place; go.sum and the cache stay clean", () => {
  test("other content in the zip", async () => {
    const other = moduleZip("two.test/two", "v1.0.0", {
      "go.mod": "module two.test/two\n\ngo 1.21\n",
      "two.go": "package evil\n",
    });
    proxy.setFault(({ module, what }) =>
      module === "two.test/two" && what === "zip" ? { kind: "content", body: other } : undefined,
    );
    const { code, report } = await warm();
    expect(code).toBe(1);
    expect(
      report.fetch.outcomes.filter((one) => one.failure).map((one) => [one.module.path, one.failure?.class]),
    ).toEqual([["two.test/two", "hash-mismatch"]]);
    expect(report.findings).toMatchObject([
      { rule: "module-not-ready", severity: "error", path: "go.mod", line: 7 },
    ]);
    expect([entry("zip"), entry("ziphash"), treeFile("")].map(existsSync)).toEqual([false, false, false]);
    proxy.setFault(undefined);
    expect((await warm()).code).toBe(0);
    await judge();
  });

  test("other content in the go.mod alone: one outcome, failed", async () => {
    const content = { kind: "content", body: Buffer.from("module two.test/two\n\ngo 1.99\n") } as const;
    proxy.setFault(({ module, what }) => (module === "two.test/two" && what === "mod" ? content : undefined));
    const { code, report } = await warm();
    const outcomes = report.fetch.outcomes.filter((one) => one.module.path === "two.test/two");
    expect({ code, fetched: report.fetch.fetched }).toEqual({ code: 1, fetched: 1 });
    expect(outcomes).toMatchObject([{ failure: { class: "hash-mismatch" } }]);
  });

  test("a Go file that inflates beyond reason ends its module, not the run", async () => {
    const body = moduleZip("two.test/two", "v1.0.0", { "two.go": `// ${"x".repeat(20 << 20)}\n` });
    proxy.setFault(({ module, what }) =>
      module === "two.test/two" && what === "zip" ? { kind: "content", body } : undefined,
    );
    const { code, report } = await warm();
    expect(code).toBe(1);
    expect(report.fetch.outcomes.flatMap((one) => one.failure?.class ?? [])).toEqual(["hash-mismatch"]);
  });

  test("verify: auto hashes trees that this job has not hashed yet, once; outside a job the records are compared", async () => {
    expect((await warm()).code).toBe(0);
    overwrite(treeFile("two.go"), "package evil\n");
    const outside = await warm();
    expect(outside.report).toMatchObject({ fetch: { present: 2 }, verify: { hashed: 0, trees: 0 } });
    const job = { GITHUB_ACTIONS: "true", RUNNER_TEMP: home.path("temp") };
    const first = await warm([], job);
    expect(first.report).toMatchObject({ fetch: { fetched: 1, present: 1 }, verify: { trees: 2 } });
    expect(first.report.findings).toMatchObject([{ rule: "module-cache-altered", severity: "warning" }]);
    await judge();
    const second = await warm([], job);
    expect(second.report).toMatchObject({ fetch: { present: 2 }, verify: { hashed: 0, trees: 0 } });
    const other = await warm([], { ...job, RUNNER_TEMP: home.path("next-job") });
    expect(other.report).toMatchObject({ fetch: { present: 2 }, verify: { trees: 2 } });
  });

  test("--source-state: a source that is set to open is not asked; a state that does not exist is a usage error", async () => {
    await using closed = await startMemoryProxy(modules);
    writeFileSync(tree.path("public.yml"), 'public: ["*"]\n');
    const args = ["--config", "public.yml", "--source-state", `${closed.url}/=open`];
    const { code, report } = await warm(args, { GOPROXY: `${closed.url},${proxy.url}` });
    expect({ code, fetched: report.fetch.fetched }).toEqual({ code: 0, fetched: 2 });
    expect(closed.log.requests).toEqual([]);
    expect(proxy.log.requests.length).toBeGreaterThan(0);
    const wrong = await commandLine(
      { cwd: tree.dir, env: environment() },
      "warm",
      "--source-state",
      `${closed.url}=opened`,
    );
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.stderr).toContain("Did you mean open?");
  });

  test("a broken zip before the right one: what the right one imports is there as well", async () => {
    const names = ["a", "b", "c", "d"].map((name) => `deep.test/${name}`);
    const imports = names.map((name) => `import _ "${name}"\n`).join("");
    const lib = { "top.test/lib@v1.0.0": { "lib.go": `package lib\n\n${imports}` } };
    const deps = names.map((name) => [`${name}@v1.0.0`, { "x.go": "package x\n" }] as const);
    const all = { ...lib, ...Object.fromEntries(deps) };
    const body = Buffer.from("PK\u0003\u0004 and nothing that a zip has");
    await using broken = await startMemoryProxy(all, {
      fault: ({ what }) => (what === "zip" ? { kind: "content", body } : undefined),
    });
    await using good = await startMemoryProxy(all);
    const requires = ["top.test/lib", ...names].map((name) => `require ${name} v1.0.0\n`).join("");
    tree.write({
      "go.mod": `module m.test/m\n\ngo 1.21\n\n${requires}`,
      "go.sum": good.goSum(),
      "m.go": 'package main\n\nimport _ "top.test/lib"\n\nfunc main() {}\n',
      ".github/gomod-preflight.yml": 'public: ["top.test", "deep.test"]\n',
    });
    const { code, report } = await warm([], { GOPROXY: `${broken.url},${good.url}` });
    expect({ code, fetched: report.fetch.fetched }, JSON.stringify(report.findings)).toEqual({
      code: 0,
      fetched: 5,
    });
  });

  test("a damaged entry that cannot be fetched again is not called mended", async () => {
    await warm();
    rmSync(entry("ziphash"));
    proxy.setFault(({ module }) => (module === "two.test/two" ? { kind: "status", status: 403 } : undefined));
    const { code, report } = await warm();
    expect(code).toBe(1);
    expect(report.fetch.remarks.join("\n")).toMatch(/two\.test\/two@v1\.0\.0 .* could not be fetched again/);
    expect(report.fetch.remarks.join("\n")).not.toMatch(/mended/);
  });

  test("a lock that a go command keeps for a while is waited for", async () => {
    const locks = openLocks({ env: environment(), waitMs: 0, signal: new AbortController().signal });
    mkdirSync(join(entry("lock"), ".."), { recursive: true });
    expect(await locks.take(entry("lock"))).toEqual({ held: true });
    const warmed = warm();
    while (!proxy.log.zips().includes("two.test/two@v1.0.0"))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(existsSync(entry("ziphash"))).toBe(false);
    locks.release(entry("lock"));
    expect((await warmed).code).toBe(0);
    locks.close();
    await judge();
  });

  test("interrupted by SIGTERM: it ends, and leaves no staging folder behind", async () => {
    proxy.setFault(({ what }) => (what === "zip" ? { kind: "silence" } : undefined));
    const child = spawn(process.execPath, [join(import.meta.dirname, "../../dist/cli.js"), "warm"], {
      cwd: tree.dir,
      env: environment(),
    });
    const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
    while (proxy.log.zips().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGTERM");
    expect(await closed).not.toBe(0);
    proxy.setFault(undefined);
    expect((await warm()).code).toBe(0);
    await judge();
  });
});

describe("disks", () => {
  /** A file system of its own; undefined where this user may not mount one. */
  async function mounted(options: string): Promise<string | undefined> {
    const dir = home.path("disk");
    mkdirSync(dir);
    const env = { PATH: process.env["PATH"] ?? "" };
    const end = await run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", dir], { cwd: home.dir, env });
    return end.code === 0 ? dir : undefined;
  }
  const unmount = (dir: string) =>
    run("umount", [dir], { cwd: home.dir, env: { PATH: process.env["PATH"] ?? "" } });

  test("full: says so, and what landed is sound", async (context) => {
    const disk = await mounted("size=300k");
    if (disk === undefined) return context.skip("this user may not mount a small file system");
    try {
      const { code, report } = await warm([], { GOMODCACHE: disk });
      expect(code).toBe(1);
      expect(report.fetch.outcomes.flatMap((one) => one.failure?.class ?? [])).toContain("disk-full");
      expect(
        (
          await run("mount", ["-o", "remount,size=10m", disk], {
            cwd: home.dir,
            env: { PATH: process.env["PATH"] ?? "" },
          })
        ).code,
      ).toBe(0);
      expect((await warm([], { GOMODCACHE: disk })).code).toBe(0);
      await judge(disk);
    } finally {
      await unmount(disk);
    }
  });

  test("read-only: says so", async (context) => {
    const disk = await mounted("ro,size=1m");
    if (disk === undefined) return context.skip("this user may not mount a file system");
    try {
      const { code, report, stderr } = await warm([], { GOMODCACHE: disk });
      expect(code).toBe(1);
      expect(new Set(report.fetch.outcomes.map((one) => one.failure?.class))).toEqual(
        new Set(["cache-read-only"]),
      );
      expect(stderr).toBe("");
    } finally {
      await unmount(disk);
    }
  });

  test("a cache that is there and read-only is used as it is", async (context) => {
    const disk = await mounted("size=4m");
    if (disk === undefined) return context.skip("this user may not mount a file system");
    try {
      expect((await warm([], { GOMODCACHE: disk })).code).toBe(0);
      await run("mount", ["-o", "remount,ro", disk], {
        cwd: home.dir,
        env: { PATH: process.env["PATH"] ?? "" },
      });
      const { code, report } = await warm([], { GOMODCACHE: disk });
      expect({ code, present: report.fetch.present }).toEqual({ code: 0, present: 2 });
    } finally {
      await unmount(disk);
    }
  });

  test("a damaged entry of a read-only cache is one module that failed", async (context) => {
    const disk = await mounted("size=4m");
    if (disk === undefined) return context.skip("this user may not mount a file system");
    try {
      await warm([], { GOMODCACHE: disk });
      overwrite(join(disk, "two.test/two@v1.0.0/two.go"), "package evil\n");
      const env = { PATH: process.env["PATH"] ?? "" };
      await run("mount", ["-o", "remount,ro", disk], { cwd: home.dir, env });
      const { code, report } = await warm(["--verify", "trees"], { GOMODCACHE: disk });
      expect({ code, present: report.fetch.present }).toEqual({ code: 1, present: 1 });
      expect(report.fetch.outcomes).toMatchObject([{ failure: { class: "cache-read-only" } }]);
    } finally {
      await unmount(disk);
    }
  });

  test("-modcacherw leaves directories writable", async () => {
    expect((await warm([], { GOFLAGS: "-mod=readonly -modcacherw" })).code).toBe(0);
    expect(statSync(treeFile("..")).mode & 0o200).toBe(0o200);
    expect(statSync(join(cache(), "two.test/two@v1.0.0")).mode & 0o200).toBe(0o200);
  });
});
