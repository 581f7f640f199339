import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "tool-not-required";
const tree = (rest: string, more: Tree = {}): Tree => ({
  "go.mod": `module example.com/m\n\ngo 1.26\n\n${rest}\n`,
  "m.go": "package m\n",
  "x/go.mod": "module a.test/x\n",
  "x/cmd/gen/main.go": "package main\n\nfunc main() {}\n",
  ...more,
});
const tool = (files: Tree) => withTree(files, (root) => realGo(root, ["tool", "gen"]));

test("go tool finds no module", () => {
  const files = tree("tool a.test/x/cmd/gen");
  expect(tool(files).output).toContain("no required module provides package a.test/x/cmd/gen");
  expect(findingsOf(rule, files)).toMatchObject([
    { severity: "error", at: { path: "go.mod", line: 5 }, data: { tool: "a.test/x/cmd/gen" } },
  ]);
});

test("silent, and Go runs it: required", () => {
  const files = tree("tool a.test/x/cmd/gen\n\nrequire a.test/x v1.0.0\n\nreplace a.test/x => ./x");
  expect(tool(files)).toEqual({ code: 0, output: "" });
  expect(findingsOf(rule, files)).toEqual([]);
});

test("silent, and Go runs it: a package of the module itself", () => {
  const files = tree("tool example.com/m/cmd/gen", { "cmd/gen/main.go": "package main\n\nfunc main() {}\n" });
  expect(tool(files)).toEqual({ code: 0, output: "" });
  expect(findingsOf(rule, files)).toEqual([]);
});

test("silent: another member of the workspace requires it", () => {
  const files = tree("tool a.test/x/cmd/gen", {
    "go.work": "go 1.26\n\nuse (\n\t.\n\t./other\n)\n",
    "other/go.mod": "module example.com/other\n\ngo 1.26\n\nrequire a.test/x v1.0.0\n",
  });
  expect(findingsOf(rule, files)).toEqual([]);
});

test("silent: a command of Go itself", () => {
  expect(findingsOf(rule, tree("tool cmd/vet"))).toEqual([]);
});
