import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startFirst } from "../../src/fetch/modcache/helper.ts";
import { placesOf } from "../../src/fetch/modcache/layout.ts";
import { lockHelpers } from "../../src/fetch/modcache/lock-helpers.ts";
import { openLocks } from "../../src/fetch/modcache/locks.ts";
import { OutsideCache, removeInside } from "../../src/fetch/modcache/remove.ts";
import { layProxy } from "../support/file-proxy.ts";
import { type GoHome, go, makeGoHome, removeReadOnly } from "../support/go-home.ts";

const version = "v1.0.0";
const paths = Array.from({ length: 12 }, (_, i) => `race.test/Mod${i}`);
const files = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [`p${i}/f.go`, `package p${i}\n// ${"x".repeat(2000)}\n`]),
);
const never = new AbortController().signal;

let home: GoHome;
let proxy: string;
let project: string;

beforeEach(() => {
  home = makeGoHome();
  proxy = mkdtempSync(join(tmpdir(), "publish-proxy-"));
  layProxy(
    proxy,
    paths.map((path) => ({ path, version, files })),
  );
  project = join(home.root, "project");
  mkdirSync(project);
  writeFileSync(
    join(project, "go.mod"),
    `module m.test/m\n\ngo 1.20\n\nrequire (\n${paths.map((p) => `\t${p} ${version}`).join("\n")}\n)\n`,
  );
  const imports = paths.map((p) => `import _ "${p}/p0"`).join("\n");
  writeFileSync(join(project, "main.go"), `package main\n\n${imports}\n\nfunc main() {}\n`);
  const scratch = makeGoHome({ GOPROXY: pathToFileURL(proxy).href, GOFLAGS: "-mod=mod" });
  go(scratch, project, ["mod", "tidy"]);
  scratch.remove();
});
afterEach(() => {
  home.remove();
  rmSync(proxy, { recursive: true });
});

const ended = (child: ChildProcess): Promise<{ code: number | null; out: string }> =>
  new Promise((resolve) => {
    let out = "";
    child.stdout?.on("data", (data) => (out += data));
    child.stderr?.on("data", (data) => (out += data));
    child.on("close", (code) => resolve({ code, out }));
  });

const goCommand = (args: readonly string[]): ChildProcess =>
  spawn("go", args, { cwd: project, env: { ...home.env, GOPROXY: pathToFileURL(proxy).href } });
const ours = (env = home.env): ChildProcess =>
  spawn(
    process.execPath,
    [
      join(import.meta.dirname, "../support/publish-all.ts"),
      escaped(proxy),
      home.modCache,
      ...paths.map((p) => `${p}@${version}`),
    ],
    { env },
  );
/** Publish-all reads the proxy by unescaped paths. */
const escaped = (root: string): string => {
  const plain = mkdtempSync(join(tmpdir(), "publish-plain-"));
  for (const path of paths) {
    mkdirSync(join(plain, path, ".."), { recursive: true });
    symlinkSync(join(root, path.replace("Mod", "!mod")), join(plain, path));
  }
  return plain;
};

const judge = (): void => {
  expect(go(home, project, ["mod", "verify"])).toMatchObject({ code: 0, stdout: "all modules verified\n" });
  expect(go(home, project, ["mod", "download"])).toMatchObject({ code: 0 });
  expect(go(home, project, ["build", "./..."])).toMatchObject({ code: 0, stderr: "" });
};

describe("publishing into Go's module cache", () => {
  test("go takes what we published, as it would leave it itself", async () => {
    expect(await ended(ours())).toMatchObject({ code: 0, out: expect.not.stringMatching(/false|present/) });
    judge();
    const places = placesOf(home.modCache, { path: paths[0]!, version });
    expect(statSync(places.tree).mode & 0o222).toBe(0);
    expect(statSync(join(places.tree, "p0")).mode & 0o222).toBe(0);
    expect(readdirSync(join(home.modCache, "cache/gomod-preflight"))).toEqual([]);
  });

  test("without a lock helper the zips land and extraction stays with go", async () => {
    const { code, out } = await ended(ours({ ...home.env, PATH: join(home.root, "nowhere") }));
    expect({ code, trees: out.match(/published false/g)?.length }).toEqual({ code: 0, trees: paths.length });
    judge();
  });

  test("without a lock helper a tree that nobody vouched for is not believed: go extracts anew", async () => {
    const places = placesOf(home.modCache, { path: paths[0]!, version });
    mkdirSync(places.tree, { recursive: true });
    writeFileSync(join(places.tree, "evil.go"), "package evil\n");
    const { code } = await ended(ours({ ...home.env, PATH: join(home.root, "nowhere") }));
    expect({ code, partial: existsSync(places.file("partial")) }).toEqual({ code: 0, partial: true });
    expect(go(home, project, ["build", "./..."]).code).toBe(0);
    judge();
    expect(existsSync(join(places.tree, "evil.go"))).toBe(false);
  });

  test("64 go commands and two of ours on one cache", async () => {
    const racers = [ours(), ...Array.from({ length: 32 }, () => goCommand(["mod", "download"])), ours()];
    racers.push(...Array.from({ length: 32 }, () => goCommand(["list", "-deps", "./..."])));
    for (const { code, out } of await Promise.all(racers.map(ended)))
      expect(out, out).toSatisfy(() => code === 0);
    judge();
    for (const path of paths)
      expect(existsSync(placesOf(home.modCache, { path, version }).file("partial"))).toBe(false);
  }, 120_000);

  test("a partial tree and an entry of other content are replaced", async () => {
    const [partial, other] = [paths[0]!, paths[1]!].map((path) => placesOf(home.modCache, { path, version }));
    mkdirSync(partial!.directory, { recursive: true });
    mkdirSync(join(partial!.tree, "p0"), { recursive: true });
    writeFileSync(partial!.file("partial"), "");
    chmodSync(join(partial!.tree, "p0"), 0o555);
    mkdirSync(other!.directory, { recursive: true });
    mkdirSync(other!.tree, { recursive: true });
    writeFileSync(join(other!.tree, "evil.go"), "package evil\n");
    writeFileSync(other!.file("zip"), "not a zip");
    writeFileSync(other!.file("ziphash"), "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    expect((await ended(ours())).code).toBe(0);
    judge();
    expect(existsSync(join(other!.tree, "evil.go"))).toBe(false);
  });

  test("a symlink out of the cache is never followed", () => {
    const outside = mkdtempSync(join(tmpdir(), "outside-"));
    writeFileSync(join(outside, "keep"), "");
    symlinkSync(outside, join(home.modCache, "link.test"));
    expect(() => removeInside(home.modCache, join(home.modCache, "link.test", "keep"))).toThrow(OutsideCache);
    removeInside(home.modCache, join(home.modCache, "link.test"));
    expect(readdirSync(outside)).toEqual(["keep"]);
    removeReadOnly(outside);
  });
});

describe.each(lockHelpers.map((helper) => ({ helper, name: helper.command })))(
  "lock helper $name",
  ({ helper }) => {
    test("go waits for its lock, and it for go's", async (context) => {
      const env = process.env as Record<string, string>;
      const running = await startFirst([helper], env);
      if (running === undefined) return context.skip(`${helper.command} is not on this machine`);
      running.close();
      const places = placesOf(home.modCache, { path: paths[0]!, version });
      mkdirSync(places.directory, { recursive: true });
      const locks = openLocks({ env, waitMs: 0, signal: never, helpers: [helper] });
      const second = openLocks({ env, waitMs: 0, signal: never, helpers: [helper] });
      expect(await locks.take(places.file("lock"))).toEqual({ held: true });
      expect(await second.take(places.file("lock"))).toMatchObject({ held: false, why: "busy" });
      const waiting = goCommand(["mod", "download", `${paths[0]}@${version}`]);
      const done = ended(waiting);
      const inode = String(statSync(places.file("lock")).ino);
      const blocked = () =>
        readFileSync("/proc/locks", "utf8")
          .split("\n")
          .some((l) => l.includes("-> FLOCK") && l.includes(`:${inode} `));
      while (waiting.exitCode === null && !blocked()) await new Promise((r) => setTimeout(r, 10));
      expect(waiting.exitCode, "go did not wait for the lock").toBeNull();
      locks.release(places.file("lock"));
      expect(await done).toMatchObject({ code: 0 });
      expect(await second.take(places.file("lock"))).toEqual({ held: true });
      locks.close();
      second.close();
    });
  },
);
