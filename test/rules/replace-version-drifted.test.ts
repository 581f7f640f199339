import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "replace-version-drifted";
const goMod = (replace: string, go = "1.26") =>
  `module example.com/m\n\ngo ${go}\n\nrequire a.test/x v1.1.0\n\n${replace}\n`;
const lib = {
  "lib/go.mod": "module a.test/x\n",
  "lib/x.go": "package x\n",
  "m.go": 'package m\n\nimport _ "a.test/x"\n',
};
const build = (tree: Tree) => withTree(tree, (root) => realGo(root, ["build", "./..."]));

test("a replacement for a version that is no longer required: Go looks for the original", () => {
  const tree = { ...lib, "go.mod": goMod("replace a.test/x v1.0.0 => ./lib") };
  expect(build(tree).output).toContain("missing go.sum entry");
  expect(findingsOf(rule, tree)).toMatchObject([
    {
      severity: "warning",
      at: { path: "go.mod", line: 7 },
      data: { replaced: "v1.0.0", required: "v1.1.0" },
    },
  ]);
});

test("the good twin", () => {
  const tree = { ...lib, "go.mod": goMod("replace a.test/x v1.1.0 => ./lib") };
  expect(build(tree)).toEqual({ code: 0, output: "" });
  expect(findingsOf(rule, tree)).toEqual([]);
});

test.each([
  ["another line applies", "replace (\n\ta.test/x v1.0.0 => ./old\n\ta.test/x v1.1.0 => ./lib\n)", "1.26"],
  ["one line is for all versions", "replace (\n\ta.test/x v1.0.0 => ./old\n\ta.test/x => ./lib\n)", "1.26"],
  ["the module is not required (replace-unused tells)", "replace a.test/y v1.0.0 => ./lib", "1.26"],
  ["below go 1.17 a newer version may be selected", "replace a.test/x v1.2.0 => ./lib", "1.16"],
])("silent: %s", (_, replace, go) => {
  expect(findingsOf(rule, { "go.mod": goMod(replace, go) })).toEqual([]);
});
