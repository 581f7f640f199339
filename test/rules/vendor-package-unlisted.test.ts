import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "vendor-package-unlisted";
const base = {
  "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire a.test/x v1.0.0\n",
  "vendor/modules.txt": "# a.test/x v1.0.0\n## explicit; go 1.20\na.test/x\n",
  "vendor/a.test/x/x.go": "package x\n",
};

test("a directory with Go files that modules.txt does not know", () => {
  const tree = { ...base, "vendor/b.test/y/y.go": "package y\n" };
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "notice", at: { path: "vendor/modules.txt" }, data: { packages: "b.test/y" } },
  ]);
});

test("silent: embedded files below a package, directories without Go files", () => {
  const tree = { ...base, "vendor/a.test/x/templates/t.go": "package t\n", "vendor/b.test/y/LICENSE": "" };
  expect(findingsOf(rule, tree)).toEqual([]);
});
