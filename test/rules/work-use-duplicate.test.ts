import { join } from "node:path";
import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "work-use-duplicate";
const goMod = (path: string) => `module example.com/${path}\n\ngo 1.26\n`;
const list = (tree: Tree) => withTree(tree, (root) => realGo(join(root, "a"), ["list", "./..."]));

test("one directory twice, however it is written", () => {
  const tree = {
    "go.work": "go 1.26\n\nuse (\n\t./a\n\t./b/../a\n)\n",
    "a/go.mod": goMod("a"),
    "a/a.go": "package a\n",
    "b/": "",
  };
  expect(list(tree).output).toContain("appears multiple times in workspace");
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "error", at: { path: "go.work", line: 5 }, related: [{ line: 4 }] },
  ]);
});

test("two directories that declare one module", () => {
  const tree = {
    "go.work": "go 1.26\n\nuse (\n\t./a\n\t./b\n)\n",
    "a/go.mod": goMod("same"),
    "a/a.go": "package a\n",
    "b/go.mod": goMod("same"),
  };
  expect(list(tree).output).toContain("module example.com/same appears multiple times in workspace");
  expect(findingsOf(rule, tree)).toMatchObject([{ data: { module: "example.com/same" } }]);
});

test("silent: different modules", () => {
  const tree = {
    "go.work": "go 1.26\n\nuse (\n\t./a\n\t./b\n)\n",
    "a/go.mod": goMod("a"),
    "a/a.go": "package a\n",
    "b/go.mod": goMod("b"),
  };
  expect(list(tree).code).toBe(0);
  expect(findingsOf(rule, tree)).toEqual([]);
});
