import { join } from "node:path";
import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "work-godebug-ignored";
const tree = (inWork: string): Tree => ({
  "go.work": `go 1.26\n\n${inWork}use ./a\n`,
  "a/go.mod": "module example.com/a\n\ngo 1.26\n\ngodebug panicnil=1\n",
  "a/main.go": "package main\n\nfunc main() {}\n",
});
const effective = (files: Tree) =>
  withTree(files, (root) =>
    realGo(join(root, "a"), ["list", "-f", "{{.DefaultGODEBUG}}", "."]).output.trim(),
  );

test("a member's line has no effect, as go list shows", () => {
  expect(effective(tree(""))).not.toContain("panicnil=1");
  expect(findingsOf(rule, tree(""))).toMatchObject([
    { severity: "warning", at: { path: "a/go.mod", line: 5 }, data: { key: "panicnil", value: "1" } },
  ]);
});

test("another value in go.work wins", () => {
  expect(findingsOf(rule, tree("godebug panicnil=0\n\n"))).toHaveLength(1);
});

test("silent: go.work says the same, and then it has effect", () => {
  expect(effective(tree("godebug panicnil=1\n\n"))).toContain("panicnil=1");
  expect(findingsOf(rule, tree("godebug panicnil=1\n\n"))).toEqual([]);
});
