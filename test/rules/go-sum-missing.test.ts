import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "go-sum-missing";
const goMod = (more = "") =>
  `module example.com/m\n\ngo 1.26\n\nrequire a.test/x v1.0.0\nrequire a.test/y v1.0.0 // indirect\n${more}`;
const ZIP = "a.test/x v1.0.0 h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=\n";
const MODS =
  "a.test/x v1.0.0/go.mod h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=\na.test/y v1.0.0/go.mod h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=\n";

test("no go.sum at all: every requirement, and Go stops", () => {
  const tree: Tree = {
    "go.mod": goMod(),
    "main.go": 'package main\n\nimport _ "a.test/x"\n\nfunc main() {}\n',
  };
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "error", at: { path: "go.mod", line: 5 }, data: { module: "a.test/x", lacks: "zip" } },
    { severity: "error", at: { path: "go.mod", line: 6 }, data: { module: "a.test/y", lacks: "go.mod" } },
  ]);
  expect(withTree(tree, (root) => realGo(root, ["build", "./..."])).output).toContain("missing go.sum entry");
});

test("a direct requirement without zip line", () => {
  expect(findingsOf(rule, { "go.mod": goMod(), "go.sum": MODS })).toMatchObject([{ data: { lacks: "zip" } }]);
});

test("go.sum older than go.mod: says what go.sum knows", () => {
  const older = ZIP.replace("v1.0.0", "v0.9.0") + MODS;
  const [found] = findingsOf(rule, { "go.mod": goMod(), "go.sum": older });
  expect(found?.message).toContain("; it knows v0.9.0");
});

test("silent: an indirect requirement needs no zip line", () => {
  expect(findingsOf(rule, { "go.mod": goMod(), "go.sum": ZIP + MODS })).toEqual([]);
});

test("silent: a newer version was chosen, whose zip has a line", () => {
  const newer = "a.test/x v1.2.0 h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=\n";
  expect(findingsOf(rule, { "go.mod": goMod(), "go.sum": newer + MODS })).toEqual([]);
});

test("silent: replaced by a directory, excluded, or built from vendor/", () => {
  const replaced = goMod("replace a.test/x => ./x\n\nexclude a.test/y v1.0.0\n");
  expect(findingsOf(rule, { "go.mod": replaced })).toEqual([]);
  expect(findingsOf(rule, { "go.mod": goMod(), "vendor/modules.txt": "" })).toEqual([]);
});

test("silent: another member's go.sum or go.work.sum has the line", () => {
  const tree = {
    "go.work": "go 1.26\n\nuse (\n\t./a\n\t./b\n)\n",
    "a/go.mod": goMod(),
    "b/go.mod": "module example.com/b\n\ngo 1.26\n\nrequire example.com/m v0.0.0\n",
    "b/go.sum": ZIP,
    "go.work.sum": MODS,
  };
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("the replacement's own version is what needs lines", () => {
  const tree = { "go.mod": goMod("replace a.test/x => b.test/fork v1.5.0\n"), "go.sum": ZIP + MODS };
  expect(findingsOf(rule, tree)).toMatchObject([{ data: { module: "b.test/fork", version: "v1.5.0" } }]);
});
