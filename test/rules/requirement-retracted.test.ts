import { expect, test } from "vitest";
import { findingsOf, type Tree } from "../support/rule-fixture.ts";

const rule = "requirement-retracted";
const tree = (version: string, more: Tree = {}, replace = ""): Tree => ({
  "lib/go.mod":
    "module example.com/m/lib\n\ngo 1.26\n\nretract (\n\tv1.2.0 // loses data\n\t[v1.4.0, v1.4.9]\n)\n",
  "a/go.mod": `module example.com/m/a\n\ngo 1.26\n\nrequire example.com/m/lib ${version}\n${replace}`,
  ...more,
});

test("a single version, with its reason", () => {
  expect(findingsOf(rule, tree("v1.2.0"))).toMatchObject([
    {
      severity: "warning",
      at: { path: "a/go.mod", line: 5 },
      related: [{ path: "lib/go.mod", line: 6 }],
      data: { version: "v1.2.0", rationale: "loses data" },
    },
  ]);
});

test("within an interval", () => {
  expect(findingsOf(rule, tree("v1.4.3"))).toMatchObject([{ related: [{ line: 7 }] }]);
});

test.each([
  ["above", tree("v1.5.0")],
  ["between", tree("v1.3.0")],
  ["built from the directory", tree("v1.2.0", {}, "\nreplace example.com/m/lib => ../lib\n")],
  ["a workspace", tree("v1.2.0", { "go.work": "go 1.26\n\nuse (\n\t./a\n\t./lib\n)\n" })],
])("silent: %s", (_, files) => {
  expect(findingsOf(rule, files)).toEqual([]);
});
