import { expect, test } from "vitest";
import { findingsOf, realGo, withTree } from "../support/rule-fixture.ts";

const rule = "toolchain-below-go";
const goMod = (go: string, toolchain: string) =>
  `module example.com/m\n\ngo ${go}\n\ntoolchain ${toolchain}\n`;

test("an older toolchain line: Go wants it gone", () => {
  const tree = { "go.mod": goMod("1.25.3", "go1.25.1"), "m.go": "package m\n" };
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "warning", at: { path: "go.mod", line: 5 }, data: { toolchain: "go1.25.1", go: "1.25.3" } },
  ]);
  const list = withTree(tree, (root) => realGo(root, ["list", "-m", "all"]));
  expect(list.output).toContain("updates to go.mod needed");
});

test("also in go.work", () => {
  const tree = {
    "go.work": "go 1.25.3\n\ntoolchain go1.25.1\n\nuse .\n",
    "go.mod": "module example.com/m\n\ngo 1.25\n",
  };
  expect(findingsOf(rule, tree)).toMatchObject([{ at: { path: "go.work", line: 3 } }]);
});

test.each(["go1.25.3", "go1.26.0", "default", "go1.25.3-custom"])("silent: toolchain %s", (toolchain) => {
  expect(findingsOf(rule, { "go.mod": goMod("1.25.3", toolchain) })).toEqual([]);
});
