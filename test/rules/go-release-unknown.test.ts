import { expect, test } from "vitest";
import { findingsOf, realGo, withTree } from "../support/rule-fixture.ts";

const rule = "go-release-unknown";
const today = "2026-11-21";
const goMod = (lines: string) => ({ "go.mod": `module example.com/m\n\n${lines}\n` });

test("no Go can be found for it", () => {
  const tree = goMod("go 1.99.0");
  const list = withTree(tree, (root) => realGo(root, ["list", "-m"], { GOTOOLCHAIN: "auto" }));
  expect(list.output).toContain("toolchain not available");
  expect(findingsOf(rule, tree, { today })).toMatchObject([
    { severity: "error", at: { path: "go.mod", line: 3 }, data: { version: "1.99.0" } },
  ]);
});

test("also in the toolchain line and in go.work", () => {
  const tree = {
    ...goMod("go 1.26\n\ntoolchain go1.26.77"),
    "go.work": "go 1.31\n\nuse .\n",
  };
  expect(findingsOf(rule, tree, { today })).toMatchObject([
    { at: { path: "go.mod", line: 5 }, data: { version: "1.26.77" } },
    { at: { path: "go.work", line: 1 } },
  ]);
});

test.each([
  "go 1.26",
  "go 1.27.3",
  "go 1.28",
  "go 1.28rc1",
  "go 1.0",
  "go 1.13.15",
  "go 1.26\n\ntoolchain default",
])("silent: %s", (lines) => {
  expect(findingsOf(rule, goMod(lines), { today })).toEqual([]);
});

test("what is impossible today is not next year", () => {
  expect(findingsOf(rule, goMod("go 1.30"), { today })).toHaveLength(1);
  expect(findingsOf(rule, goMod("go 1.30"), { today: "2027-11-21" })).toEqual([]);
});
