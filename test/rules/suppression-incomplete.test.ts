import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "suppression-incomplete";
const goMod = (comment: string) => `module example.com/m\n\ngo 1.26 ${comment}\n`;

test.each([
  "// gomod-preflight: ignore toolchain-below-go",
  "// gomod-preflight: ignore toolchain-below-go until=2027-01-01",
  "// gomod-preflight: ignore toolchain-below-go until=2027-02-30 reason=no such day",
])("bad: %s", (comment) => {
  expect(findingsOf(rule, { "go.mod": goMod(comment) })).toMatchObject([
    { severity: "warning", at: { path: "go.mod", line: 3 } },
  ]);
});

test("a reason, and a comment about something else, are silent", () => {
  const whole = "// gomod-preflight: ignore toolchain-below-go until=2027-01-01 reason=waiting for CI";
  expect(findingsOf(rule, { "go.mod": goMod(whole) })).toEqual([]);
  expect(findingsOf(rule, { "go.mod": goMod("// see gomod-preflight: its docs") })).toEqual([]);
});
