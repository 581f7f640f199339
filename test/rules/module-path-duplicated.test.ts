import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "module-path-duplicated";
const modules = (one: string, other: string): Tree => ({
  "a/go.mod": `module ${one}\n\ngo 1.26\n`,
  "b/go.mod": `module ${other}\n\ngo 1.26\n`,
});
const goWork = { "go.work": "go 1.26\n\nuse (\n\t./a\n\t./b\n)\n" };
const list = (tree: Tree) => withTree(tree, (root) => realGo(root, ["list", "-m"]));

test("two modules that can be fetched", () => {
  expect(findingsOf(rule, modules("corp.example.dev/app", "corp.example.dev/app"))).toMatchObject([
    { severity: "warning", at: { path: "b/go.mod", line: 1 }, related: [{ path: "a/go.mod", line: 1 }] },
  ]);
});

test("in one workspace Go stops", () => {
  const tree = { ...modules("example.com/m", "example.com/m"), ...goWork };
  expect(list(tree).output).toContain("module example.com/m appears multiple times in workspace");
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "error", data: { module: "example.com/m" } }]);
});

test.each(["tools", "example.com/m", "m.test/x"])("a notice: nobody fetches %s", (path) => {
  expect(findingsOf(rule, modules(path, path))).toMatchObject([{ severity: "notice" }]);
});

test("silent, and Go is content: different paths", () => {
  const tree = { ...modules("example.com/a", "example.com/b"), ...goWork };
  expect(list(tree).code).toBe(0);
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("silent: a copy under testdata, and files without a module line", () => {
  const tree = {
    "go.mod": "module corp.example.dev/app\n",
    "testdata/go.mod": "module corp.example.dev/app\n",
    "x/go.mod": "",
    "y/go.mod": "",
  };
  expect(findingsOf(rule, tree)).toEqual([]);
});
