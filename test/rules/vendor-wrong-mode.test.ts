import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "vendor-wrong-mode";
const goMod = "module example.com/m\n\ngo 1.26\n";
const work = "go 1.26\n\nuse .\n";
const FOR_WORKSPACE = "## workspace\n";

test("a module's vendor directory beside go.work is ignored", () => {
  const tree = { "go.work": work, "go.mod": goMod, "vendor/modules.txt": "# a.test/x v1.0.0\n" };
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "warning", at: { path: "vendor/modules.txt", line: 1 } },
  ]);
});

test("a workspace's vendor directory without go.work is ignored", () => {
  expect(findingsOf(rule, { "go.mod": goMod, "vendor/modules.txt": FOR_WORKSPACE })).toMatchObject([
    { severity: "warning", data: { mode: "module" } },
  ]);
});

test("a member's own vendor directory is a notice", () => {
  const tree = { "go.work": "go 1.26\n\nuse ./a\n", "a/go.mod": goMod, "a/vendor/modules.txt": "" };
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "notice", at: { path: "a/vendor/modules.txt" } },
  ]);
});

test("silent: each made for its mode", () => {
  expect(findingsOf(rule, { "go.mod": goMod, "vendor/modules.txt": "" })).toEqual([]);
  expect(findingsOf(rule, { "go.work": work, "go.mod": goMod, "vendor/modules.txt": FOR_WORKSPACE })).toEqual(
    [],
  );
});
