import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "replace-conflict";
const goMod = (name: string, replace: string) => `module example.com/${name}\n\ngo 1.26\n\n${replace}\n`;
const libs = { "lib/go.mod": "module a.test/x\n", "other/go.mod": "module a.test/x\n" };
const list = (tree: Tree) => withTree(tree, (root) => realGo(root, ["list", "-m"]));

test("twice in one go.mod", () => {
  const tree = { ...libs, "go.mod": goMod("m", "replace a.test/x => ./lib\n\nreplace a.test/x => ./other") };
  expect(list(tree).output).toContain("conflicting replacements for a.test/x");
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "error", at: { path: "go.mod", line: 7 }, related: [{ path: "go.mod", line: 5 }] },
  ]);
});

const workspace = (more: string) => `go 1.26\n\nuse (\n\t./a\n\t./b\n)\n\n${more}\n`;
const members = (one: string, other: string) => ({
  ...libs,
  "a/go.mod": goMod("a", one),
  "b/go.mod": goMod("b", other),
});
const disagreeing = members("replace a.test/x => ../lib", "replace a.test/x => ../other");

test("between members of a workspace", () => {
  const tree = { ...disagreeing, "go.work": workspace("") };
  expect(list(tree).output).toContain("conflicting replacements for a.test/x");
  expect(findingsOf(rule, tree)).toMatchObject([{ at: { path: "b/go.mod", line: 5 } }]);
});

test("go.work decides", () => {
  const tree = { ...disagreeing, "go.work": workspace("replace a.test/x => ./lib") };
  expect(list(tree).code).toBe(0);
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("a member that go.work replaces", () => {
  const tree = { ...members("", ""), "go.work": workspace("replace example.com/a => ./lib") };
  expect(list(tree).output).toContain("workspace module example.com/a is replaced at all versions");
  expect(findingsOf(rule, tree)).toMatchObject([
    { at: { path: "go.work", line: 8 }, related: [{ path: "a/go.mod" }], data: { module: "example.com/a" } },
  ]);
});

test.each([
  ["members that agree", members("replace a.test/x => ../lib", "replace a.test/x => ../lib/."), ""],
  [
    "different versions on the left",
    members("replace a.test/x v1.0.0 => ../lib", "replace a.test/x v1.1.0 => ../other"),
    "",
  ],
  ["a member replaced at one version", members("", ""), "replace example.com/a v1.0.0 => ./lib"],
])("silent, and Go agrees: %s", (_, files, more) => {
  const tree = { ...files, "go.work": workspace(more) };
  expect(list(tree).code).toBe(0);
  expect(findingsOf(rule, tree)).toEqual([]);
});
