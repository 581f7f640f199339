import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "excluded-version-required";
const tree = (required: string): Tree => ({
  "go.mod": `module example.com/m\n\ngo 1.26\n\nrequire a.test/x ${required}\n\nreplace a.test/x => ./x\n\nexclude a.test/x v1.0.0\n`,
  "x/go.mod": "module a.test/x\n",
  "x/x.go": "package x\n",
  "m.go": 'package m\n\nimport _ "a.test/x"\n',
});
const build = (files: Tree) => withTree(files, (root) => realGo(root, ["build", "./..."]));

test("Go ignores the requirement and wants go.mod changed", () => {
  const { output } = build(tree("v1.0.0"));
  expect(output).toContain("ignoring requirement on excluded version a.test/x v1.0.0");
  expect(output).toContain("updates to go.mod needed");
  expect(findingsOf(rule, tree("v1.0.0"))).toMatchObject([
    { severity: "error", at: { path: "go.mod", line: 5 }, related: [{ path: "go.mod", line: 9 }] },
  ]);
});

test("silent, and Go builds: the next version", () => {
  expect(build(tree("v1.0.1"))).toEqual({ code: 0, output: "" });
  expect(findingsOf(rule, tree("v1.0.1"))).toEqual([]);
});
