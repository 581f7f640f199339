import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "vendor-package-missing";
const base: Tree = {
  "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire a.test/x v1.0.0\n",
  "main.go": 'package main\n\nimport (\n\t"fmt"\n\n\t_ "a.test/x"\n)\n\nfunc main() { fmt.Println() }\n',
  "vendor/modules.txt": "# a.test/x v1.0.0\n## explicit; go 1.20\na.test/x\n",
  "vendor/a.test/x/x.go": "package x\n",
};
const build = (tree: Tree) => withTree(tree, (root) => realGo(root, ["build", "-o", "/dev/null", "."]));

test("imported and not listed: the import line, and Go stops", () => {
  const tree = { ...base, "more.go": 'package main\n\nimport _ "a.test/x/deep"\n' };
  expect(build(tree).output).toMatch(
    /cannot find module providing package a\.test\/x\/deep: import lookup disabled by -mod=vendor/,
  );
  expect(findingsOf(rule, tree)).toMatchObject([
    {
      severity: "error",
      at: { path: "more.go", line: 3 },
      data: { package: "a.test/x/deep", missing: "in modules.txt" },
    },
  ]);
});

test("listed, but its directory is gone: the line of modules.txt, and Go stops", () => {
  const tree = {
    ...base,
    "more.go": 'package main\n\nimport _ "a.test/x/bin"\n',
    "vendor/modules.txt": `${base["vendor/modules.txt"]}a.test/x/bin\n`,
  };
  expect(build(tree).code).toBe(1);
  expect(findingsOf(rule, tree)).toMatchObject([
    {
      at: { path: "vendor/modules.txt", line: 4 },
      data: { package: "a.test/x/bin", missing: "in the tree" },
    },
  ]);
});

test("silent: everything vendored; ignored files, other platforms, nested modules and set-aside directories", () => {
  expect(build(base)).toEqual({ code: 0, output: "" });
  const tree = {
    ...base,
    "gen.go": '//go:build ignore\n\npackage main\n\nimport _ "b.test/gen"\n',
    "x_windows.go": 'package main\n\nimport _ "b.test/win"\n',
    "testdata/t.go": 'package t\n\nimport _ "b.test/t"\n',
    "nested/go.mod": "module example.com/nested\n",
    "nested/n.go": 'package n\n\nimport _ "b.test/n"\n',
    "own/o.go": 'package own\n\nimport _ "example.com/m/inner"\nimport _ "C"\n',
  };
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("silent: a checkout with modules.txt alone, and a vendor directory Go does not use", () => {
  const bare = {
    "go.mod": base["go.mod"] ?? "",
    "main.go": "package main\n\nfunc main() {}\n",
    "vendor/modules.txt": base["vendor/modules.txt"] ?? "",
  };
  expect(findingsOf(rule, bare)).toEqual([]);
  const old = {
    ...base,
    "go.mod": "module example.com/m\n\ngo 1.13\n",
    "more.go": 'package main\n\nimport _ "b.test/y"\n',
  };
  expect(findingsOf(rule, old)).toEqual([]);
});
