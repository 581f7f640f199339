import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "ignored-package-imported";
const tree = (ignore: string, more: Tree = {}): Tree => ({
  "go.mod": `module example.com/m\n\ngo 1.26\n\nignore ${ignore}\n`,
  "m.go": 'package m\n\nimport _ "example.com/m/web/gen"\n',
  "web/gen/g.go": "package gen\n",
  "web/gen/g_test.go": 'package gen\n\nimport "testing"\n\nfunc Test(t *testing.T) { t.Fatal("seen") }\n',
  ...more,
});
const testRun = (files: Tree) => withTree(files, (root) => realGo(root, ["test", "./..."]));

test.each(["./web", "web", "./web/gen", "gen"])("ignore %s: a failing test goes unseen", (ignore) => {
  const files = tree(ignore);
  expect(testRun(files).code).toBe(0);
  expect(findingsOf(rule, files)).toMatchObject([
    {
      severity: "warning",
      at: { path: "go.mod", line: 5 },
      data: { ignore, package: "example.com/m/web/gen", count: "1" },
    },
  ]);
});

test.each(["./static", "./gen", "webs", "./web/ge"])("silent, and Go sees the test: ignore %s", (ignore) => {
  const files = tree(ignore);
  expect(testRun(files).output).toContain("seen");
  expect(findingsOf(rule, files)).toEqual([]);
});

test("silent: nothing imports what is hidden", () => {
  expect(findingsOf(rule, tree("./node", { "node/x/x.go": "package x\n" }))).toEqual([]);
});

test("silent: imported only from within", () => {
  const files = tree("./tools", {
    "tools/a/a.go": 'package a\n\nimport _ "example.com/m/tools/b"\n',
    "tools/b/b.go": "package b\n",
  });
  expect(findingsOf(rule, files)).toEqual([]);
});
