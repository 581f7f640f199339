import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeFiles } from "../../src/adapters/files.ts";
import { discover } from "../../src/discover/discover.ts";
import type { Repository } from "../../src/discover/types.ts";
import { readTree, snapshotOf, type Tree, withTree } from "../support/rule-fixture.ts";

const goMod = (path: string, more = "") => `module ${path}\n\ngo 1.26\n${more}`;

const discovered = (tree: Tree, prepare: (root: string) => void = () => {}, directory = "."): Repository =>
  withTree(tree, (root) => {
    prepare(root);
    return discover(nodeFiles, join(root, directory), (path) => path.endsWith("Dockerfile"));
  });

describe("the walk", () => {
  test("finds nested modules, workspaces, vendor trees and surface files; not what others own", () => {
    const found = discovered({
      "go.mod": goMod("example.com/m"),
      "go.work": "go 1.26\n",
      "vendor/a.test/x/go.mod": goMod("a.test/x"),
      "php/vendor/x.php": "",
      "a b/ünder/go.mod": goMod("example.com/u"),
      "node_modules/x/go.mod": goMod("x.test/x"),
      "docker/Dockerfile": "",
    });
    expect(found.goMods).toEqual(["a b/ünder/go.mod", "go.mod"]);
    expect(found.goWorks).toEqual(["go.work"]);
    expect(found.vendors).toEqual(["vendor"]);
    expect(found.surfaceFiles).toEqual(["docker/Dockerfile"]);
  });

  test("does not follow symlinked directories, so a cycle ends", () => {
    const found = discovered({ "a/go.mod": goMod("example.com/a") }, (root) => {
      symlinkSync(root, join(root, "a", "loop"));
      symlinkSync(join(root, "a"), join(root, "b"));
    });
    expect(found.goMods).toEqual(["a/go.mod"]);
  });

  test("takes a symlinked go.mod inside the repository, as Go does, and no dangling one", () => {
    const found = discovered({ "real.mod": goMod("example.com/a"), "a/": "", "b/": "" }, (root) => {
      symlinkSync("../real.mod", join(root, "a", "go.mod"));
      symlinkSync("../nowhere", join(root, "b", "go.mod"));
    });
    expect(found.goMods).toEqual(["a/go.mod"]);
  });

  test("leaves out a module cache inside the tree", () => {
    withTree(
      { "go.mod": goMod("m.test/m"), ".go/pkg/mod/a.test/x@v1.0.0/go.mod": goMod("a.test/x") },
      (root) => {
        const cache = join(root, ".go/pkg/mod");
        expect(discover(nodeFiles, root, () => false, [cache]).goMods).toEqual(["go.mod"]);
      },
    );
  });
});

describe("root and scope", () => {
  test("root is the top of the work tree, scope the directory named", () => {
    const found = discovered(
      { "svc/api/go.mod": goMod("example.com/api"), "go.mod": goMod("example.com/m") },
      undefined,
      "svc",
    );
    expect(found.scope).toBe("svc");
    expect(found.goMods).toEqual(["go.mod", "svc/api/go.mod"]);
  });

  test("a .git file (worktree, submodule) marks a top as well", () => {
    const found = discovered(
      { "go.mod": goMod("m.test/m"), "sub/go.mod": goMod("s.test/s") },
      (root) => {
        writeFileSync(join(root, "sub/.git"), "gitdir: ../.git/modules/sub\n");
      },
      "sub",
    );
    expect(found.scope).toBe(".");
    expect(found.goMods).toEqual(["go.mod"]);
  });

  test("a directory that is none: exit code 3", () => {
    expect(() => discovered({}, undefined, "nowhere")).toThrowError(
      expect.objectContaining({ exitCode: 3 }) as Error,
    );
  });
});

describe("kinds of modules", () => {
  const kinds = (tree: Tree, options = {}) =>
    Object.fromEntries(
      snapshotOf(tree, options).modules.map(({ dir, kind, inScope }) => [dir, `${kind} ${inScope}`]),
    );

  test("main, workspace, vendored, auxiliary", () => {
    const tree = {
      "go.work": "go 1.26\n\nuse (\n\t./a\n\t./testdata/member\n)\n",
      "a/go.mod": goMod("example.com/a", "\nreplace b.test/b => ../_local\n"),
      "tools/go.mod": goMod("example.com/tools"),
      "vendored/go.mod": goMod("example.com/v"),
      "vendored/vendor/modules.txt": "",
      "old/go.mod": "module example.com/old\n\ngo 1.13\n",
      "old/vendor/modules.txt": "",
      "testdata/member/go.mod": goMod("example.com/member"),
      "testdata/other/go.mod": goMod("example.com/other", "\nreplace c.test/c => ../third\n"),
      "testdata/third/go.mod": goMod("example.com/third"),
      "_local/go.mod": goMod("b.test/b"),
    };
    expect(kinds(tree)).toEqual({
      a: "workspace true",
      tools: "main true",
      vendored: "vendored true",
      old: "main true",
      "testdata/member": "workspace true",
      "testdata/other": "auxiliary false",
      "testdata/third": "auxiliary false",
      _local: "main true",
    });
  });

  test("globs choose modules, and name what is set aside", () => {
    const tree = {
      "svc/a/go.mod": goMod("example.com/a"),
      "lib/go.mod": goMod("example.com/lib"),
      "svc/testdata/x/go.mod": goMod("example.com/x"),
    };
    expect(kinds(tree, { modules: ["svc/**"] })).toEqual({
      "svc/a": "main true",
      lib: "main false",
      "svc/testdata/x": "main true",
    });
  });

  test("what lies above the named directory does not set modules aside", () => {
    const tree = {
      "testdata/proj/go.mod": goMod("example.com/p"),
      "testdata/proj/_x/go.mod": goMod("example.com/x"),
    };
    expect(kinds(tree, { directory: "testdata/proj" })).toEqual({
      "testdata/proj": "main true",
      "testdata/proj/_x": "auxiliary false",
    });
  });
});

test("directories that replace and use lines name are looked at, symlinks followed", () => {
  const tree = {
    "go.work": "go 1.26\n\nuse (\n\t.\n\t./gone\n)\n",
    "go.mod": goMod("example.com/m", "\nreplace a.test/x => ./link\nreplace a.test/y => ../beside\n"),
    "real/go.mod": goMod("a.test/x"),
  };
  const snapshot = withTree(tree, (root) => {
    symlinkSync("real", join(root, "link"));
    mkdirSync(join(root, "../beside"));
    return readTree(root, {});
  });
  expect(Object.fromEntries(snapshot.directories)).toEqual({
    ".": { exists: true, hasGoMod: true },
    gone: { exists: false, hasGoMod: false },
    link: { exists: true, hasGoMod: true },
    "../beside": { exists: true, hasGoMod: false },
  });
  expect(snapshot.workspaces[0]?.uses).toEqual([
    { dir: ".", written: "." },
    { dir: null, written: "./gone" },
  ]);
});
