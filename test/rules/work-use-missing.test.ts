import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findingsOf, readTree, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "work-use-missing";
const goMod = "module example.com/a\n\ngo 1.26\n";
const work = (use: string): Tree => ({
  "go.work": `go 1.26\n\nuse ./a\n\nuse ${use}\n`,
  "a/go.mod": goMod,
  "a/a.go": "package a\n",
});
const list = (tree: Tree) => withTree(tree, (root) => realGo(join(root, "a"), ["list", "./..."]));

test("a directory that is not there stops Go", () => {
  const tree = work("./b");
  expect(list(tree).output).toContain("cannot load module ../b listed in go.work file");
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "error", at: { path: "go.work", line: 5 }, data: { target: "b" } },
  ]);
});

test("a directory without go.mod stops Go", () => {
  const tree = { ...work("./b"), "b/b.go": "package b\n" };
  expect(list(tree).code).toBe(1);
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "error" }]);
});

test("a directory outside the repository: an error, a warning where this machine has it", () => {
  expect(findingsOf(rule, work("../beside"))).toMatchObject([{ severity: "error" }]);
  const there = withTree(work("../beside"), (root) => {
    mkdirSync(join(root, "../beside"));
    writeFileSync(join(root, "../beside/go.mod"), "module example.com/b\n");
    return readTree(root, {}).directories.get("../beside");
  });
  expect(there).toEqual({ exists: true, hasGoMod: true });
});

test("silent: every directory has its go.mod", () => {
  const tree = { ...work("./b"), "b/go.mod": "module example.com/b\n\ngo 1.26\n" };
  expect(list(tree)).toEqual({ code: 0, output: "example.com/a\n" });
  expect(findingsOf(rule, tree)).toEqual([]);
});
