import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "file-not-parsed";
const goMod = "module example.com/m\n\ngo 1.26\n";

test("names file and line of what Go cannot read", () => {
  const found = findingsOf(rule, { "go.mod": "module example.com/m\n\nnonsense here\n" });
  expect(found).toMatchObject([
    { severity: "error", at: { path: "go.mod", line: 3 }, data: { kind: "go.mod" } },
  ]);
});

test("reports conflict markers in go.sum", () => {
  const sum = "<<<<<<< HEAD\na.test/x v1.0.0 h1:x=\n=======\na.test/x v1.0.0 h1:y=\n>>>>>>> b\n";
  const found = findingsOf(rule, { "go.mod": goMod, "go.sum": sum });
  expect(found.map(({ at }) => at.line)).toEqual([1, 3, 5]);
});

test("binary garbage is a finding, not a crash", () => {
  const found = findingsOf(rule, { "go.mod": "\u0000\u0001\ufffd\u0002PK\u0003\u0004" });
  expect(found.length).toBeGreaterThan(0);
});

test("stays silent about broken files in testdata, and about blank lines in go.sum", () => {
  const tree = { "go.mod": goMod, "go.sum": "\n\n", "testdata/bad/go.mod": "nonsense" };
  expect(findingsOf(rule, tree)).toEqual([]);
});
