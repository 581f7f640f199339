import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "go-sum-duplicate-line";
const goMod = "module example.com/m\n\ngo 1.26\n";
const line = (version: string, hash = "h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=") =>
  `a.test/x ${version} ${hash}\n`;

test("one finding a file, with a safe fix for all repeated lines", () => {
  const sum = line("v1.0.0") + line("v1.0.0/go.mod") + line("v1.0.0") + line("v1.0.0");
  expect(findingsOf(rule, { "go.mod": goMod, "go.sum": sum })).toMatchObject([
    {
      severity: "notice",
      at: { path: "go.sum", line: 3 },
      data: { lines: "2" },
      fix: {
        safe: true,
        edits: [{ startLine: 3, endLine: 4, lines: [] }],
      },
    },
  ]);
});

test("silent: the zip line beside the go.mod line, and conflicting hashes, which nobody may remove for you", () => {
  expect(findingsOf(rule, { "go.mod": goMod, "go.sum": line("v1.0.0") + line("v1.0.0/go.mod") })).toEqual([]);
  expect(findingsOf(rule, { "go.mod": goMod, "go.sum": line("v1.0.0") + line("v1.0.0", "h1:b=") })).toEqual(
    [],
  );
});
