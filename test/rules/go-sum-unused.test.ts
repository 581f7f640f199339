import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "go-sum-unused";
const hash = "h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=";
const numbers = Array.from({ length: 30 }, (_, index) => index);
const goMod = (go: string) =>
  `module example.com/m\n\ngo ${go}\n\nrequire (\n${numbers.map((n) => `\ta.test/x${n} v1.1.0\n`).join("")})\n`;
const lines = (version: string) => numbers.map((n) => `a.test/x${n} ${version} ${hash}\n`).join("");

test("as many left-behind versions as used ones: one notice", () => {
  expect(
    findingsOf(rule, { "go.mod": goMod("1.26"), "go.sum": lines("v1.0.0") + lines("v1.1.0") }),
  ).toMatchObject([
    { severity: "notice", at: { path: "go.sum", line: 1 }, data: { unused: "30", zips: "60" } },
  ]);
});

test("silent: go.mod lines of other versions, modules that go.mod does not list, go lines that list less", () => {
  const graph = lines("v1.0.0/go.mod") + lines("v1.1.0");
  expect(findingsOf(rule, { "go.mod": goMod("1.26"), "go.sum": graph })).toEqual([]);
  const tests = lines("v1.1.0") + numbers.map((n) => `b.test/y${n} v1.0.0 ${hash}\n`).join("");
  expect(findingsOf(rule, { "go.mod": goMod("1.26"), "go.sum": tests })).toEqual([]);
  expect(findingsOf(rule, { "go.mod": goMod("1.17"), "go.sum": lines("v1.0.0") + lines("v1.1.0") })).toEqual(
    [],
  );
});
