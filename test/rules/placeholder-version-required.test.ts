import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "placeholder-version-required";
const tree = (rest: string, more: Tree = {}): Tree => ({
  "go.mod": `module example.com/m\n\ngo 1.26\n\n${rest}\n`,
  "m.go": 'package m\n\nimport _ "example.com/m/lib"\n',
  "lib/go.mod": "module example.com/m/lib\n\ngo 1.26\n",
  "lib/l.go": "package lib\n",
  ...more,
});
const build = (files: Tree) => withTree(files, (root) => realGo(root, ["build", "./..."]));

test.each(["v0.0.0", "v0.0.0-00010101000000-000000000000"])("%s without a replacement", (version) => {
  const files = tree(`require example.com/m/lib ${version}`);
  expect(build(files).output).toContain("missing go.sum entry");
  expect(findingsOf(rule, files)).toMatchObject([
    { severity: "error", at: { path: "go.mod", line: 5 }, data: { module: "example.com/m/lib", version } },
  ]);
});

test("also for a major version", () => {
  const version = "v2.0.0-00010101000000-000000000000";
  const files = tree(`require a.test/x/v2 ${version}`);
  expect(findingsOf(rule, files)).toMatchObject([{ data: { version } }]);
});

test.each([
  ["a replacement", tree("require example.com/m/lib v0.0.0\n\nreplace example.com/m/lib => ./lib")],
  [
    "a workspace",
    tree("require example.com/m/lib v0.0.0", { "go.work": "go 1.26\n\nuse (\n\t.\n\t./lib\n)\n" }),
  ],
])("silent, and Go builds: %s", (_, files) => {
  expect(build(files)).toEqual({ code: 0, output: "" });
  expect(findingsOf(rule, files)).toEqual([]);
});

test.each([
  [
    "somebody published it",
    { "go.sum": "example.com/m/lib v0.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n" },
    "v0.0.0",
  ],
  ["a real first version", {}, "v0.0.1"],
  ["v1.0.0 is no placeholder", {}, "v1.0.0"],
])("silent: %s", (_, more, version) => {
  expect(findingsOf(rule, tree(`require example.com/m/lib ${version}`, more))).toEqual([]);
});
