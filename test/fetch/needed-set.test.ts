import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "../support/command-line.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { generateProject } from "../support/generated-project.ts";
import { go, goEnv, type ProcessEnd } from "../support/go-env.ts";
import { type MemoryProxy, type Modules, splitKey, startMemoryProxy } from "../support/goproxy-memory.ts";

/** Package list as the issue judges it: path, directory, module, error. */
const FORMAT =
  "{{.ImportPath}} {{.Dir}} {{with .Module}}{{.Path}} {{.Version}}{{end}} {{with .Error}}{{.Err}}{{end}}";

interface Project {
  readonly name: string;
  readonly modules: Modules;
  readonly files: Readonly<Record<string, string>>;
  /** Where `./...` is listed. */
  readonly directories?: readonly string[];
  readonly patterns?: readonly string[];
  /** Versions that Go does not fetch: read before the whole graph was there to say otherwise. */
  readonly more?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Forty versions that nobody imports, so that the rest is never cheap. */
const unneeded = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [`un.test/u${i}@v1.0.0`, { "u.go": "package u\n" }]),
);
const unneededLines = Object.keys(unneeded)
  .map((key) => `\t${key.replace("@", " ")}\n`)
  .join("");

/** A main module below go 1.17 may only require such. */
const old = (modules: Modules): Modules =>
  Object.fromEntries(
    Object.entries(modules).map(([key, files]) => {
      const [path] = splitKey(key);
      return [key, { "go.mod": `module ${path}\n\ngo 1.16\n`, ...files }];
    }),
  );

const lib = (path: string, ...imports: string[]): string =>
  `package ${path}\n\nimport (\n${imports.map((one) => `\t_ "${one}"`).join("\n")}\n)\n`;

const special: readonly Project[] = [
  {
    name: "prefix modules, tests of dependencies, nested paths",
    modules: {
      ...unneeded,
      "a.test/x@v1.0.0": { "y/z/z.go": "package z\n", "x.go": "package x\n" },
      "a.test/x/y@v1.0.0": { "other.go": "package y\n" },
      "a.test@v1.0.0": { "r.go": "package r\n" },
      "b.test/t@v1.0.0": { "t.go": "package t\n", "t_test.go": lib("t", "c.test/onlytest") },
      "c.test/onlytest@v1.0.0": { "c.go": "package c\n" },
      "d.test/Own@v1.0.0": { "d.go": "package d\n" },
    },
    files: {
      "go.mod": `module m.test/m\n\ngo 1.21\n\nrequire (\n\ta.test v1.0.0\n\ta.test/x v1.0.0\n\ta.test/x/y v1.0.0\n\tb.test/t v1.0.0\n\tc.test/onlytest v1.0.0\n\td.test/Own v1.0.0\n${unneededLines})\n`,
      "m.go": lib("m", "a.test/x/y/z", "b.test/t"),
      "m_test.go": `package m_test\n\nimport _ "d.test/Own"\n`,
    },
  },
  {
    name: "replace by directory and by module, tool, ignore, exclude, nested module",
    modules: {
      ...unneeded,
      "fork.test/f@v1.2.0": { "go.mod": "module up.test/u\n\ngo 1.20\n", "f.go": "package u\n" },
      "tool.test/t@v1.0.0": { "cmd/x/main.go": `${lib("main", "tooldep.test/d")}func main() {}\n` },
      "tooldep.test/d@v1.0.0": { "d.go": "package d\n" },
      "ignored.test/i@v1.0.0": { "i.go": "package i\n" },
      "nested.test/n@v1.0.0": { "n.go": "package n\n" },
      "ld.test/l@v1.0.0": { "l.go": "package l\n" },
      "old.test/o@v1.1.0": { "o.go": "package o\n" },
    },
    files: {
      "go.mod": `module m.test/m\n\ngo 1.25\n\ntool tool.test/t/cmd/x\n\nignore (\n\t./skipped\n\tanywhere\n)\n\nexclude old.test/o v1.0.0\n\nrequire (\n\tup.test/u v1.0.0\n\tlocal.test/l v0.0.0\n\ttool.test/t v1.0.0\n\ttooldep.test/d v1.0.0\n\tignored.test/i v1.0.0\n\tnested.test/n v1.0.0\n\tld.test/l v1.0.0\n\told.test/o v1.1.0\n${unneededLines})\n\nreplace up.test/u => fork.test/f v1.2.0\n\nreplace local.test/l => ./local\n`,
      "m.go": lib("m", "up.test/u", "local.test/l/sub", "old.test/o"),
      "skipped/s.go": lib("s", "ignored.test/i"),
      "b/anywhere/s.go": lib("s", "ignored.test/i"),
      "b/b.go": "package b\n",
      "nested/go.mod": "module nestedown.test/n\n\ngo 1.21\n",
      "nested/n.go": lib("n", "nested.test/n"),
      "local/go.mod": "module local.test/l\n\ngo 1.20\n\nrequire ld.test/l v1.0.0\n",
      "local/sub/s.go": lib("sub", "ld.test/l"),
      "local/sub/s_test.go": lib("sub", "ignored.test/i"),
    },
    patterns: ["./...", "tool"],
  },
  {
    name: "a workspace whose graph raises a version",
    modules: {
      ...unneeded,
      "low.test/l@v1.0.0": { "l.go": lib("l", "first.test/f") },
      "low.test/l@v1.3.0": { "l.go": lib("l", "second.test/s") },
      "first.test/f@v1.0.0": { "f.go": "package f\n" },
      "second.test/s@v1.0.0": { "s.go": "package s\n" },
      "raise.test/r@v1.0.0": {
        "go.mod": "module raise.test/r\n\ngo 1.16\n\nrequire low.test/l v1.3.0\n",
        "r.go": "package r\n",
      },
    },
    files: {
      "go.work": "go 1.21\n\nuse (\n\t./one\n\t./two\n)\n",
      "one/go.mod": `module one.test/o\n\ngo 1.21\n\nrequire (\n\tlow.test/l v1.0.0\n\tfirst.test/f v1.0.0\n\tsecond.test/s v1.0.0\n${unneededLines})\n`,
      "one/o.go": lib("o", "low.test/l", "two.test/t"),
      "two/go.mod": "module two.test/t\n\ngo 1.21\n\nrequire raise.test/r v1.0.0\n",
      "two/t.go": lib("t", "raise.test/r"),
    },
    directories: ["one", "two"],
    more: ["first.test/f/@v/v1.0.0.zip", "low.test/l/@v/v1.0.0.zip"],
  },
  {
    name: "a main module below go 1.17",
    modules: old({
      ...unneeded,
      "direct.test/d@v1.0.0": {
        "go.mod": "module direct.test/d\n\ngo 1.16\n\nrequire indirect.test/i v1.0.0\n",
        "d.go": lib("d", "indirect.test/i"),
      },
      "indirect.test/i@v1.0.0": { "i.go": "package i\n" },
      "indirect.test/i@v1.1.0": { "i.go": lib("i", "deep.test/d") },
      "deep.test/d@v1.0.0": { "d.go": "package d\n" },
      "other.test/o@v1.0.0": {
        "go.mod":
          "module other.test/o\n\ngo 1.16\n\nrequire (\n\tindirect.test/i v1.1.0\n\tdeep.test/d v1.0.0\n)\n",
        "o.go": "package o\n",
      },
    }),
    files: {
      "go.mod": `module m.test/m\n\ngo 1.16\n\nrequire (\n\tdirect.test/d v1.0.0\n\tother.test/o v1.0.0\n${unneededLines})\n`,
      "m.go": lib("m", "direct.test/d"),
    },
  },
  {
    name: "an import that no module has, for which Go looks in the whole graph",
    modules: {
      ...unneeded,
      "near.test/n@v1.0.0": {
        "go.mod": "module near.test/n\n\ngo 1.16\n\nrequire far.test/f v1.0.0\n",
        "n.go": "package n\n",
      },
      "far.test/f@v1.0.0": { "f.go": "package f\n" },
    },
    files: {
      "go.mod": `module m.test/m\n\ngo 1.21\n\nrequire (\n\tnear.test/n v1.0.0\n${unneededLines})\n`,
      "m.go": lib("m", "near.test/n", "lost.test/l"),
    },
  },
];

const generated: readonly Project[] = [1, 2, 3, 4].map((seed) => ({
  name: `generated, seed ${seed}`,
  ...generateProject(seed),
  directories: ["."],
  env: seed % 2 === 0 ? { GOFLAGS: "-mod=readonly -tags=custom" } : {},
}));

const zipsIn = (cache: string): string[] =>
  readdirSync(join(cache, "cache", "download"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".zip"))
    .sort();

describe.each([...special, ...generated])("needed: $name", (project) => {
  let proxy: MemoryProxy;
  let tree: TempDir;
  let byGo: TempDir;
  let byUs: TempDir;
  const directories = project.directories ?? ["."];
  const patterns = project.patterns ?? ["./..."];
  const env = (home: TempDir, goproxy: string) =>
    goEnv(home.dir, { GOFLAGS: "-mod=readonly", CGO_ENABLED: "0", ...project.env, GOPROXY: goproxy });
  const list = (home: TempDir, goproxy: string): Promise<ProcessEnd[]> =>
    Promise.all(
      directories.map((dir) =>
        go(
          join(tree.dir, dir),
          env(home, goproxy),
          "list",
          "-e",
          "-deps",
          "-test",
          "-f",
          FORMAT,
          ...patterns,
        ),
      ),
    );

  beforeAll(async () => {
    proxy = await startMemoryProxy(project.modules);
    tree = fixture(project.files, "needed");
    const sums = proxy.goSum();
    const names = Object.keys(project.files).filter((name) => /(^|\/)go\.mod$/.test(name));
    tree.write(Object.fromEntries(names.map((name) => [name.replace(/mod$/, "sum"), sums])));
    byGo = fixture({}, "by-go");
    byUs = fixture({}, "by-us");
  });
  afterAll(async () => {
    await proxy[Symbol.asyncDispose]();
    for (const dir of [tree, byGo, byUs]) dir[Symbol.dispose]();
  });

  test("the zips are those that Go itself fetches, and its package list is the same offline", async () => {
    const online = await list(byGo, proxy.url);
    const warmed = await commandLine(
      { cwd: tree.dir, env: env(byUs, proxy.url) },
      "warm",
      "--format",
      "json",
    );
    expect(warmed.code, warmed.stdout + warmed.stderr).toBe(0);
    const cache = (home: TempDir) => join(home.dir, "gopath", "pkg", "mod");
    for (const { stderr } of online) expect(stderr.replaceAll(/^go: downloading .*\n/gm, "")).toBe("");
    expect(zipsIn(cache(byUs))).toEqual([...zipsIn(cache(byGo)), ...(project.more ?? [])].sort());
    const offline = await list(byUs, "off");
    const lines = (ends: readonly ProcessEnd[], home: TempDir) =>
      ends.flatMap((end) => end.stdout.replaceAll(home.dir, "HOME").split("\n").sort());
    expect(lines(offline, byUs)).toEqual(lines(online, byGo));
    expect(offline.map((end) => end.stdout.length)).not.toContain(0);
    expect(JSON.parse(warmed.stdout).needed.sparedBytes).toBeGreaterThan(0);
    const verified = await go(join(tree.dir, directories[0] ?? "."), env(byUs, "off"), "mod", "verify");
    expect(verified.stdout + verified.stderr).toBe("all modules verified\n");
  });
});
