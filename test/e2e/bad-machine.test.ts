/** What a machine can be missing or refuse: Go, a new enough Go, a module cache that can be written, room on the disk. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { go, goEnv, goVersion, run } from "../support/go-env.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";

const cli = resolve("dist/cli.js");
/** Incompressible, so that it fills a small disk. */
const big = Buffer.from(
  Array.from({ length: 400_000 }, (_, i) => (Math.imul(i + 1, 2_654_435_761) >>> 13) & 255),
);
const key = "corp.example/big@v1.0.0";

let proxy: MemoryProxy;
beforeAll(async () => {
  proxy = await startMemoryProxy({ [key]: { "big.go": "package big\n", "big.bin": big } });
});
afterAll(() => proxy.close());

const project = (go = "1.21"): TempDir =>
  fixture({
    "go.mod": `module m\n\ngo ${go}\n\nrequire corp.example/big v1.0.0\n`,
    "go.sum": proxy.goSum(),
    "m.go": 'package m\n\nimport _ "corp.example/big"\n',
  });

interface Ended {
  readonly code: number;
  readonly report: Report;
  readonly stderr: string;
}

/** `prefix` runs the command line inside something else. */
async function warm(
  dir: TempDir,
  env: Readonly<Record<string, string>>,
  prefix: readonly string[] = [],
): Promise<Ended> {
  const [command = "", ...args] = [...prefix, process.execPath, cli, "warm", "--format", "json"];
  const { code, stdout, stderr } = await run(command, args, { cwd: dir.dir, env });
  return { code, report: JSON.parse(stdout || "{}") as Report, stderr };
}

const classes = (report: Report) => report.findings.map((finding) => finding.data["class"]);

/** A user namespace in which a small or read-only file system can be mounted without rights on the machine. */
const canMount = (() => {
  try {
    execFileSync("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** On a disk of 200 kB that is given room afterwards, so that Go can finish and judge what was left there. */
const smallDiskThenGo = (dir: string) => [
  "unshare",
  "-rm",
  "sh",
  "-c",
  [
    'mount -t tmpfs -o size=200k none "$0" || exit',
    '"$@"; code=$?',
    'mount -o remount,size=50m "$0" && go mod download >&2 && go mod verify >&2',
    "exit $code",
  ].join("\n"),
  dir,
];

describe("bad machines", () => {
  it("no Go: the modules are made ready all the same, and the report says that Go did not judge", async () => {
    using dir = project();
    const env = { ...goEnv(dir.path(".home"), { GOPROXY: proxy.url }), PATH: "/nowhere" };
    const { code, report } = await warm(dir, env);
    expect(code).toBe(0);
    expect(report.go).toMatchObject({ status: "skipped", reason: expect.stringMatching(/no go command/) });
    expect(report.fetch).toMatchObject({ status: "ok", fetched: 1 });
    expect(report.verify).toMatchObject({ status: "ok", byGo: false });
  });

  it.skipIf(!goVersion)(
    "Go older than the go line with GOTOOLCHAIN=local: an error on the go line",
    async () => {
      using dir = project("1.99");
      const { code, report } = await warm(dir, goEnv(dir.path(".home"), { GOPROXY: proxy.url }));
      expect(code).toBe(1);
      expect(report.findings).toMatchObject([{ rule: "go-too-old", path: "go.mod", line: 3 }]);
    },
  );

  it("a module cache below a file: one finding about the machine, nothing half-written", async () => {
    using dir = project();
    dir.write({ ".home/file": "content" });
    const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url, GOMODCACHE: dir.path(".home/file/mod") });
    const { code, report } = await warm(dir, env);
    expect(code).toBe(1);
    expect(classes(report)).toEqual(["cache-location"]);
    expect(readFileSync(dir.path(".home/file"), "utf8")).toBe("content");
  });

  it.skipIf(!canMount)(
    "a read-only module cache serves what it holds and refuses what it lacks (needs user namespaces)",
    async () => {
      using dir = project();
      const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url, GOMODCACHE: dir.path("cache") });
      const readOnly = [
        "unshare",
        "-rm",
        "sh",
        "-c",
        'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"',
      ];
      mkdirSync(dir.path("cache"));
      const lacking = await warm(dir, env, [...readOnly, dir.path("cache")]);
      expect(lacking.code).toBe(1);
      expect(classes(lacking.report)).toEqual(["cache-read-only"]);
      await warm(dir, env);
      const holding = await warm(dir, env, [...readOnly, dir.path("cache")]);
      expect(holding).toMatchObject({ code: 0, report: { fetch: { status: "ok", fetched: 0, present: 1 } } });
    },
  );

  it.skipIf(!canMount || !goVersion)(
    "a full disk: the module is not ready, and Go accepts what is left (needs user namespaces)",
    async () => {
      using dir = project();
      mkdirSync(dir.path("cache"));
      const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url, GOMODCACHE: dir.path("cache") });
      const { code, report, stderr } = await warm(dir, env, smallDiskThenGo(dir.path("cache")));
      expect(code).toBe(1);
      expect(classes(report)).toEqual(["disk-full"]);
      expect(stderr).not.toContain("fault of gomod-preflight");
      expect(stderr).toContain("all modules verified");
    },
  );

  it.skipIf(!goVersion)("a path with spaces and letters beyond ASCII", async () => {
    using outer = fixture();
    using dir = project();
    const place = outer.path("größe mit Leerzeichen");
    execFileSync("cp", ["-r", dir.dir, place]);
    const env = goEnv(`${place}/.home`, { GOPROXY: proxy.url });
    const inside = { ...dir, dir: place };
    expect(await warm(inside, env)).toMatchObject({ code: 0, report: { fetch: { fetched: 1 } } });
    expect(await go(place, { ...env, GOPROXY: "off" }, "build", "./...")).toMatchObject({
      code: 0,
      stderr: "",
    });
    expect(existsSync(`${place}/.home/gopath/pkg/mod`)).toBe(true);
  });
});

it("a go.mod that cannot be read is no success of warm", async () => {
  using dir = fixture({ "go.mod": "module m\n\nrequire (\n" });
  const { code, report } = await warm(dir, goEnv(dir.path(".home")));
  expect(code).toBe(1);
  expect(report.findings).toMatchObject([{ rule: "file-not-parsed", path: "go.mod" }]);
});
