import { expect, test } from "vitest";
import { findingsOf, realGo, withTree } from "../support/rule-fixture.ts";

const rule = "toolchain-without-patch";
const goMod = (toolchain: string) => `module example.com/m\n\ngo 1.24.0\n\ntoolchain ${toolchain}\n`;

test("a Go that has to switch to it stops", () => {
  const tree = { "go.mod": goMod("go1.99") };
  const list = withTree(tree, (root) => realGo(root, ["list", "-m"], { GOTOOLCHAIN: "auto" }));
  expect(list.output).toContain(
    "invalid toolchain: go1.99 is a language version but not a toolchain version",
  );
  expect(findingsOf(rule, tree)).toMatchObject([
    {
      severity: "warning",
      at: { path: "go.mod", line: 5 },
      data: { toolchain: "go1.99" },
      fix: {
        safe: true,
        edits: [{ path: "go.mod", startLine: 5, endLine: 5, lines: ["toolchain go1.99.0"] }],
      },
    },
  ]);
});

test("the fix keeps the comment behind the line", () => {
  const [found] = findingsOf(rule, { "go.mod": goMod("go1.26 // why") });
  expect(found?.fix?.edits[0]?.lines).toEqual(["toolchain go1.26.0 // why"]);
});

test("also in go.work", () => {
  const tree = {
    "go.work": "go 1.26\n\ntoolchain go1.26\n\nuse .\n",
    "go.mod": "module example.com/m\n\ngo 1.26\n",
  };
  expect(findingsOf(rule, tree)).toMatchObject([{ at: { path: "go.work", line: 3 } }]);
});

test.each(["go1.26.1", "go1.26rc1", "default", "go1.20", "go1.26.1-custom"])("silent: %s", (toolchain) => {
  expect(findingsOf(rule, { "go.mod": goMod(toolchain) })).toEqual([]);
});

test("silent: a language version in the go line", () => {
  expect(findingsOf(rule, { "go.mod": "module example.com/m\n\ngo 1.26\n" })).toEqual([]);
});
