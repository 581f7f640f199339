import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "vendor-module-file";
const tree = (go: string) => ({
  "go.mod": `module example.com/m\n\ngo ${go}\n\nrequire a.test/x v1.0.0\n`,
  "vendor/modules.txt": "# a.test/x v1.0.0\n## explicit\na.test/x\n",
  "vendor/a.test/x/x.go": "package x\n",
});

test("a dependency's go.mod in vendor/", () => {
  const found = findingsOf(rule, { ...tree("1.26"), "vendor/a.test/x/go.mod": "module a.test/x\n" });
  expect(found).toMatchObject([{ severity: "notice", at: { path: "vendor/a.test/x/go.mod", line: 1 } }]);
});

test("silent: below go 1.17 they belong there; go.work files stay", () => {
  expect(findingsOf(rule, { ...tree("1.16"), "vendor/a.test/x/go.mod": "module a.test/x\n" })).toEqual([]);
  expect(findingsOf(rule, { ...tree("1.26"), "vendor/a.test/x/go.work": "go 1.26\n" })).toEqual([]);
});
