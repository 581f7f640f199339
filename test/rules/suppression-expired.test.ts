import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "suppression-expired";
const goMod = (comment: string) => `module example.com/m\n\ngo 1.26 ${comment}\n`;

test("a comment past its last day", () => {
  const comment = "// gomod-preflight: ignore toolchain-below-go until=2026-11-20 reason=waiting";
  expect(findingsOf(rule, { "go.mod": goMod(comment) })).toMatchObject([
    { severity: "warning", at: { path: "go.mod", line: 3 }, data: { until: "2026-11-20" } },
  ]);
});

test("an entry of the configuration past its last day", () => {
  const suppress = [{ rule: "toolchain-below-go", until: "2026-01-01", reason: "x", line: 4 }];
  const config = { path: ".github/gomod-preflight.yml", suppress };
  expect(findingsOf(rule, { "go.mod": goMod("") }, { config })).toMatchObject([
    { at: { path: ".github/gomod-preflight.yml", line: 4 } },
  ]);
});

test("its last day itself, and no day at all, are silent", () => {
  const today = "// gomod-preflight: ignore toolchain-below-go until=2026-11-21 reason=waiting";
  const never = "// gomod-preflight: ignore toolchain-below-go reason=waiting";
  expect(findingsOf(rule, { "go.mod": goMod(today) })).toEqual([]);
  expect(findingsOf(rule, { "go.mod": goMod(never) })).toEqual([]);
});
