import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "work-go-below-member";
const tree = (work: string, member: string): Tree => ({
  "go.work": `${work}use (\n\t./a\n\t./b\n)\n`,
  "a/go.mod": `module example.com/a\n\ngo ${member}\n`,
  "a/a.go": "package a\n",
  "b/go.mod": "module example.com/b\n\ngo 1.18\n",
});
const list = (files: Tree) => withTree(files, (root) => realGo(join(root, "a"), ["list", "./..."]));

describe("bad: Go stops", () => {
  test.each([
    ["go 1.25\n\n", "1.26"],
    ["go 1.25.1\n\n", "1.25.3"],
    ["", "1.21"],
    ["go 1.18\n\n", "1.21.0"],
  ])("go.work %j, member %s", (work, member) => {
    const files = tree(work, member);
    expect(list(files).output).toMatch(/listed in go.work file requires go >= /);
    expect(findingsOf(rule, files)).toMatchObject([{ severity: "error", data: { required: member } }]);
  });
});

test("the fix raises the line, and then Go is content", () => {
  const [found] = findingsOf(rule, tree("go 1.25\n\n", "1.26"));
  expect(found?.fix).toMatchObject({ safe: true, edits: [{ startLine: 1, endLine: 1, lines: ["go 1.26"] }] });
  expect(list(tree("go 1.26\n\n", "1.26")).code).toBe(0);
});

test("silent: equal or above, a patch of it, and members below go 1.21, whose go line binds nobody", () => {
  for (const [work, member] of [
    ["go 1.26\n\n", "1.26"],
    ["go 1.25.3\n\n", "1.25"],
    ["go 1.18\n\n", "1.20"],
  ] as const) {
    expect(list(tree(work, member)).code).toBe(0);
    expect(findingsOf(rule, tree(work, member))).toEqual([]);
  }
});
