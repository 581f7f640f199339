/** The bundled command line on what real repositories and bad luck put in front of it. */
import { execFileSync } from "node:child_process";
import { chmodSync, closeSync, ftruncateSync, openSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { type Tree, withTree } from "../support/rule-fixture.ts";

const cli = resolve("dist/cli.js");
const goMod = "module example.com/m\n\ngo 1.26\n";

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `check` with nothing but a PATH that holds no go: it must not need one. */
function run(cwd: string, args: readonly string[]): Ended {
  try {
    const env = { PATH: "/nowhere", HOME: cwd };
    const stdout = execFileSync(process.execPath, [cli, "check", ...args], {
      cwd,
      env,
      encoding: "utf8",
      stdio: "pipe",
    });
    return { code: 0, stdout, stderr: "" };
  } catch (cause) {
    const { status, stdout, stderr } = cause as { status: number; stdout: string; stderr: string };
    return { code: status, stdout, stderr };
  }
}

const checked = (
  tree: Tree,
  args: readonly string[] = [],
  prepare: (root: string) => void = () => {},
): Ended =>
  withTree(tree, (root) => {
    prepare(root);
    return run(root, args);
  });

function report(tree: Tree, prepare?: (root: string) => void): Report {
  const { stdout } = checked(tree, ["--format", "json"], prepare);
  return JSON.parse(stdout) as Report;
}

test("files below an _x are left alone like its modules, until it is the directory that was named", () => {
  const tree = {
    ".git/HEAD": "ref: refs/heads/main\n",
    "go.mod": goMod,
    "_broken/go.mod": goMod,
    "_broken/Dockerfile": "FROM golang:1.26\nENV GOSUMDB=off\n",
  };
  expect(checked(tree).stdout).toContain("passed: no findings");
  expect(checked(tree, ["-C", "_broken"]).stdout).toContain("_broken/Dockerfile");
});

describe("nothing to work on: exit code 3", () => {
  test("no go.mod anywhere", () => {
    const { code, stderr } = checked({ "README.md": "" });
    expect(code).toBe(3);
    expect(stderr).toContain("there is no go.mod");
  });

  test("only set-aside modules: says how to name them", () => {
    const { code, stderr } = checked({ "testdata/go.mod": goMod });
    expect(code).toBe(3);
    expect(stderr).toContain("--modules");
  });

  test("globs that match none", () => {
    const { code, stderr } = checked({ "svc/go.mod": goMod }, ["--modules", "services/*"]);
    expect(code).toBe(3);
    expect(stderr).toContain("services/*");
    expect(stderr).toContain("svc");
  });
});

describe("bad configuration: exit code 2", () => {
  test("an unknown key is named with line and nearest key", () => {
    const tree = { "go.mod": goMod, ".github/gomod-preflight.yml": "warm:\n  mode: all\nsupress: []\n" };
    const { code, stderr } = checked(tree);
    expect(code).toBe(2);
    expect(stderr).toContain(".github/gomod-preflight.yml:3");
    expect(stderr).toContain("suppress");
  });

  test("a glob that is none", () => {
    const { code, stderr } = checked({ "go.mod": goMod }, ["--modules", "a/[b"]);
    expect(code).toBe(2);
    expect(stderr).toContain("a/[b");
  });
});

describe("files that cannot be read are findings: exit code 1", () => {
  test("binary garbage", () => {
    const { code, stdout } = checked({ "go.mod": "\u0000\u0007\u001bPK\u0003" });
    expect(code).toBe(1);
    expect(stdout).toContain("file-not-parsed");
  });

  test("a go.mod of 100 MB", () => {
    const { findings } = report({ "go.mod": "" }, (root) => {
      const file = openSync(join(root, "go.mod"), "w");
      ftruncateSync(file, 100_000_000);
      closeSync(file);
    });
    expect(findings).toMatchObject([{ rule: "file-not-parsed", path: "go.mod", line: 1 }]);
  });

  test("a go.mod without read permission, and the others are still judged", () => {
    const isRoot = process.getuid?.() === 0;
    const { findings, modules } = report({ "a/go.mod": goMod, "b/go.mod": goMod }, (root) =>
      isRoot ? writeFileSync(join(root, "a/go.mod"), "nonsense") : chmodSync(join(root, "a/go.mod"), 0),
    );
    expect(modules).toHaveLength(2);
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual(["file-not-parsed a/go.mod"]);
  });
});

test("CRLF, a byte order mark, spaces, letters of any language and a cyclic symlink are no trouble", () => {
  const tree = {
    "go.mod": `\ufeff${goMod.replaceAll("\n", "\r\n")}`,
    "my söurces 資料/go.mod": goMod.replaceAll("\n", "\r\n"),
  };
  const { modules, verdict } = report(tree, (root) =>
    symlinkSync("..", join(root, "my söurces 資料", "loop")),
  );
  expect(modules.map(({ dir }) => dir)).toEqual([".", "my söurces 資料"]);
  // Go refuses a byte order mark as well ("unexpected input character U+FEFF").
  expect(verdict.errors).toBeLessThanOrEqual(1);
});

test("the same input gives the same report, but for its timings", () => {
  const tree = {
    "go.mod": `${goMod}\nrequire a.test/x v1.0.0\n`,
    "b/go.mod": "module example.com/m/b\n\ngo 1.26\n",
  };
  const { timings: _, ...first } = report(tree);
  const { timings: __, ...second } = report(tree);
  expect(second).toEqual(first);
  expect(first.findings).toMatchObject([{ rule: "go-sum-missing", path: "go.mod", line: 5 }]);
});
