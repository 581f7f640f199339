import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "replace-target-missing";
const goMod = "module example.com/m\n\ngo 1.26\n\nrequire a.test/x v1.0.0\n\nreplace a.test/x => ./lib\n";
const main = 'package main\n\nimport _ "a.test/x"\n\nfunc main() {}\n';
const build = (tree: Tree) => withTree(tree, (root) => realGo(root, ["build", "-o", "/dev/null", "."]));

test("a directory that is not there stops Go", () => {
  const tree = { "go.mod": goMod, "main.go": main };
  expect(build(tree).output).toContain("replacement directory ./lib does not exist");
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "error", at: { path: "go.mod", line: 7 }, data: { target: "lib" } },
  ]);
});

test("a directory without go.mod stops Go", () => {
  const tree = { "go.mod": goMod, "main.go": main, "lib/x.go": "package x\n" };
  expect(build(tree).code).toBe(1);
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "error", data: { target: "lib" } }]);
});

test("a dead replacement is a notice", () => {
  const tree = { "go.mod": "module example.com/m\n\ngo 1.26\n\nreplace a.test/x => ./lib\n" };
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "notice" }]);
});

test("a directory that declares another module path is fine for Go and for us", () => {
  const tree = {
    "go.mod": goMod,
    "main.go": main,
    "lib/x.go": "package x\n",
    "lib/go.mod": "module other.test/y\n",
  };
  expect(build(tree)).toEqual({ code: 0, output: "" });
  expect(findingsOf(rule, tree)).toEqual([]);
});
