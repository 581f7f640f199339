import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "go-line-below-replacement";
const tree = (main: string, lib: string, more: Tree = {}): Tree => ({
  "go.mod": `module example.com/m\n\n${main}\n\nrequire example.com/m/lib v0.0.0\n\nreplace example.com/m/lib => ./lib\n`,
  "m.go": 'package m\n\nimport _ "example.com/m/lib"\n',
  "lib/go.mod": `module example.com/m/lib\n\n${lib}\n`,
  "lib/l.go": "package lib\n",
  ...more,
});
const build = (files: Tree) => withTree(files, (root) => realGo(root, ["build", "./..."]));

test.each([
  ["go 1.22", "go 1.25.0"],
  ["go 1.18", "go 1.21"],
  ["go 1.25", "go 1.25.0"],
])("%s cannot build %s", (main, lib) => {
  const files = tree(main, lib);
  expect(build(files).output).toContain("updates to go.mod needed");
  expect(findingsOf(rule, files)).toMatchObject([
    {
      severity: "error",
      at: { path: "go.mod", line: 3 },
      related: [{ path: "lib/go.mod", line: 3 }],
      data: { wanted: lib.slice(3) },
    },
  ]);
});

test("no go line at all", () => {
  const files = tree("", "go 1.25.0");
  expect(build(files).code).toBe(1);
  expect(findingsOf(rule, files)).toMatchObject([{ at: { path: "go.mod", line: 5 } }]);
});

test.each([
  ["go 1.25.0", "go 1.25.0"],
  ["go 1.26", "go 1.25.3"],
  ["go 1.18", "go 1.19"],
  ["go 1.25.0", ""],
])("silent, and Go builds: %s with %s", (main, lib) => {
  const files = tree(main, lib);
  expect(build(files)).toEqual({ code: 0, output: "" });
  expect(findingsOf(rule, files)).toEqual([]);
});

test("silent: a workspace has its own rule", () => {
  const files = tree("go 1.22", "go 1.25.0", { "go.work": "go 1.25.0\n\nuse (\n\t.\n\t./lib\n)\n" });
  expect(build(files)).toEqual({ code: 0, output: "" });
  expect(findingsOf(rule, files)).toEqual([]);
});
