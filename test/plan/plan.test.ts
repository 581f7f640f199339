/** `gomod-preflight plan` as people run it: the bundle, on real git repositories. */
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/core/report.ts";
import { commitAll, fixture, git, type TempDir } from "../support/fixture.ts";
import { run } from "../support/go-env.ts";

type Tree = Readonly<Record<string, string>>;

const goMod = (path: string, ...lines: string[]): string =>
  `module ${path}\n\ngo 1.25\n${lines.join("\n")}\n`;
const needs = (path: string, dir: string): string => `\nrequire ${path} v0.0.0\nreplace ${path} => ${dir}\n`;

/** app → lib → base by replace lines; solo needs nothing. */
const chain: Tree = {
  "base/go.mod": goMod("x.test/base"),
  "lib/go.mod": goMod("x.test/lib", needs("x.test/base", "../base")),
  "app/go.mod": goMod("x.test/app", needs("x.test/lib", "../lib")),
  "solo/go.mod": goMod("x.test/solo"),
};

const cli = resolve("dist/cli.js");

async function planIn(dir: TempDir, args: readonly string[] = [], env: Record<string, string> = {}) {
  const plain = { PATH: process.env["PATH"] ?? "", HOME: dir.path(".home"), ...env };
  return run(process.execPath, [cli, "plan", ...args], { cwd: dir.dir, env: plain });
}

/** Plans after `change`, against the state before it. */
async function planAfter(
  before: Tree,
  change: (dir: TempDir) => void,
  args: readonly string[] = [],
): Promise<Plan> {
  await using dir = fixture(before);
  const base = commitAll(dir.dir);
  change(dir);
  commitAll(dir.dir);
  const end = await planIn(dir, ["--base", base, ...args]);
  expect(end.stderr).toBe("");
  return JSON.parse(end.stdout) as Plan;
}

const affected = (plan: Plan): string[] => plan.groups.flatMap((group) => group.modules).sort();
const write = (files: Tree) => (dir: TempDir) => dir.write(files);

describe("affected modules", () => {
  it("a changed file affects its module and everything that needs it, however far", async () => {
    const plan = await planAfter(chain, write({ "base/x.go": "package base\n" }));
    expect(affected(plan)).toEqual(["app", "base", "lib"]);
    expect(plan.unaffected).toEqual(["solo"]);
  });

  it("the longest directory prefix decides: a nested module's file is not its parent's", async () => {
    const nested = { "go.mod": goMod("x.test"), "in/go.mod": goMod("x.test/in") };
    expect(affected(await planAfter(nested, write({ "in/a.go": "package in\n" })))).toEqual(["in"]);
    expect(affected(await planAfter(nested, write({ "inside.go": "package x\n" })))).toEqual(["."]);
  });

  it("a file of a module below testdata counts for the module whose test data it is", async () => {
    const tree = { "a/go.mod": goMod("x.test/a"), "a/testdata/m/go.mod": goMod("m.test") };
    expect(affected(await planAfter(tree, write({ "a/testdata/m/x.go": "package m\n" })))).toEqual(["a"]);
  });

  it("workspace members: by requirement, and by an import that no go.mod names", async () => {
    const workspace = {
      "go.work": "go 1.25\n\nuse (\n\t./a\n\t./b\n\t./c\n\t./d\n)\n",
      "a/go.mod": goMod("x.test/w/a"),
      "b/go.mod": goMod("x.test/w/b", "require x.test/w/a v1.0.0"),
      "c/go.mod": goMod("x.test/w/c"),
      "c/c.go": 'package c\n\nimport _ "x.test/w/a/deep"\n',
      "d/go.mod": goMod("x.test/w/d"),
    };
    expect(affected(await planAfter(workspace, write({ "a/deep/x.go": "package deep\n" })))).toEqual([
      "a",
      "b",
      "c",
    ]);
    expect(affected(await planAfter(workspace, write({ "go.work.sum": "" })))).toEqual(["a", "b", "c", "d"]);
  });

  it("a requirement on a published version of a module of the repository is no dependency inside it", async () => {
    const tree = { ...chain, "user/go.mod": goMod("x.test/user", "require x.test/base v1.2.3") };
    expect(affected(await planAfter(tree, write({ "base/x.go": "package base\n" })))).not.toContain("user");
  });

  it("a removed module still affects those that replace it, and the module it lay in", async () => {
    const plan = await planAfter(chain, (dir) => git(dir.dir, "rm", "-rq", "base"));
    expect(affected(plan)).toEqual(["app", "lib"]);
  });

  it("shared files of the configuration, and the configuration itself, affect everything", async () => {
    const shared = { ...chain, ".github/gomod-preflight.yml": "version: 1\nshared-files: [build/**]\n" };
    expect(affected(await planAfter(shared, write({ "build/x.sh": "" }))).length).toBe(4);
    expect(
      affected(await planAfter(shared, write({ ".github/gomod-preflight.yml": "version: 1\n" }))).length,
    ).toBe(4);
  });

  it("nothing affected: no group and an empty matrix, exit code 0", async () => {
    const plan = await planAfter(chain, write({ "README.md": "words\n" }));
    expect(plan.groups).toEqual([]);
    expect(plan.matrix).toEqual({ include: [] });
    expect(plan.unaffected.length).toBe(4);
  });

  it("cyclic requirements inside the repository end", async () => {
    const cyclic = {
      "a/go.mod": goMod("x.test/a", needs("x.test/b", "../b")),
      "b/go.mod": goMod("x.test/b", needs("x.test/a", "../a")),
      "c/go.mod": goMod("x.test/c"),
    };
    expect(affected(await planAfter(cyclic, write({ "a/x.go": "package a\n" })))).toEqual(["a", "b"]);
  });
});

describe("base", () => {
  it("without one, everything; a pull request is compared with what it was merged into", async () => {
    await using dir = fixture(chain);
    commitAll(dir.dir);
    git(dir.dir, "checkout", "-q", "-b", "topic");
    dir.write({ "solo/x.go": "package solo\n" });
    commitAll(dir.dir);
    git(dir.dir, "checkout", "-q", "main");
    dir.write({ "app/other.go": "package app\n" });
    commitAll(dir.dir);
    git(dir.dir, "merge", "-q", "--no-ff", "-m", "merge", "topic");
    const all = JSON.parse((await planIn(dir)).stdout) as Plan;
    expect(affected(all).length).toBe(4);
    expect(all.why).toContain("no base");
    const pull = JSON.parse((await planIn(dir, [], { GITHUB_EVENT_NAME: "pull_request" })).stdout) as Plan;
    expect(affected(pull)).toEqual(["solo"]);
  });

  it("a merge group's base that is not in the clone plans everything and says why", async () => {
    await using dir = fixture({ ...chain, "event.json": `{"merge_group":{"base_sha":"${"1".repeat(40)}"}}` });
    commitAll(dir.dir);
    const env = { GITHUB_EVENT_NAME: "merge_group", GITHUB_EVENT_PATH: dir.path("event.json") };
    const plan = JSON.parse((await planIn(dir, [], env)).stdout) as Plan;
    expect(affected(plan).length).toBe(4);
    expect(plan.why).toContain("fetch-depth");
  });

  it.each(["no-such-ref", "-Ostolen", "HEAD; touch stolen"])(
    "%j as base is refused, exit code 2",
    async (base) => {
      await using dir = fixture(chain);
      commitAll(dir.dir);
      const end = await planIn(dir, [`--base=${base}`]);
      expect(end.code).toBe(2);
      expect(end.stderr).toContain("no common commit");
      expect(git(dir.dir, "status", "--porcelain")).toBe("");
    },
  );
});

describe("odd names and sizes", () => {
  it("spaces, commas, unicode, globs and a leading dash stay what they are", async () => {
    const dirs = ["a,b", "-dash", "my dir", "ünï", "br[a]ck", "st*r"];
    await using dir = fixture(
      Object.fromEntries(dirs.map((name, i) => [`${name}/go.mod`, goMod(`x.test/m${i}`)])),
    );
    commitAll(dir.dir);
    const plan = JSON.parse((await planIn(dir)).stdout) as Plan;
    expect(affected(plan)).toEqual([...dirs].sort());
    for (const { name } of plan.groups) expect(name).toMatch(/^[0-9]+(-[A-Za-z0-9._-]+)?$/);
    const again = await planIn(dir, ["--modules", plan.matrix.include[0]?.modules ?? ""]);
    expect(affected(JSON.parse(again.stdout) as Plan)).toEqual(plan.groups[0]?.modules.toSorted());
  });

  it("never more than 256 jobs, and never an output above GitHub's limit", async () => {
    const long = "d".repeat(120);
    const tree = Object.fromEntries(
      Array.from({ length: 700 }, (_, i) => [`${long}/${long}/${long}/m${i}/go.mod`, goMod(`x.test/m${i}`)]),
    );
    await using dir = fixture(tree);
    commitAll(dir.dir);
    const plan = JSON.parse((await planIn(dir, ["--max-jobs", "1000"])).stdout) as Plan;
    expect(plan.groups.length).toBeLessThanOrEqual(256);
    expect(affected(plan).length).toBe(700);
    expect(JSON.stringify(plan.matrix).length).toBeLessThan(200_000);
    expect(new Set(plan.groups.map((group) => group.name)).size).toBe(plan.groups.length);
  });
});
