import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "replace-unused";
const goMod = (rest: string, go = "1.26") => `module example.com/m\n\ngo ${go}\n\n${rest}\n`;

test("one notice for all dead lines of a file", () => {
  const tree = {
    "go.mod": goMod("replace (\n\ta.test/x => a.test/fork v1.0.0\n\ta.test/y => a.test/fork/y v1.0.0\n)"),
  };
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "notice", at: { path: "go.mod", line: 6 }, related: [{ line: 7 }], data: { count: "2" } },
  ]);
});

test.each([
  ["required", "require a.test/x v1.0.0\n\nreplace a.test/x => a.test/fork v1.0.0", "1.26"],
  ["a sibling that a tool replaces everywhere", "replace example.com/m/lib => ./lib", "1.26"],
  [
    "below go 1.17 it may be needed though it is not listed",
    "replace a.test/x => a.test/fork v1.0.0",
    "1.16",
  ],
])("silent: %s", (_, rest, go) => {
  const tree = { "go.mod": goMod(rest, go), "lib/go.mod": "module example.com/m/lib\n" };
  expect(findingsOf(rule, tree)).toEqual([]);
});
