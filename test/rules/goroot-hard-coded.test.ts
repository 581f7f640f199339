import { expect, test } from "vitest";
import { findingsOf, realGo } from "../support/rule-fixture.ts";

const rule = "goroot-hard-coded";

test.each([
  [
    "a job",
    { ".github/workflows/ci.yml": "env:\n  GOROOT: /opt/go\njobs:\n  test:\n    runs-on: ubuntu-latest\n" },
    ["warning .github/workflows/ci.yml:2"],
  ],
  [
    "where images have it",
    { Dockerfile: "FROM scratch\nENV GOROOT=/usr/local/go\n" },
    ["notice Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["computed", { "x.sh": "GOROOT=$(go env GOROOT)\nexport GOROOT\n" }],
  ["cleared", { "x.sh": "unset GOROOT\nexport GOROOT=\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("a wrong one stops Go", () => {
  expect(realGo(".", ["env", "GOVERSION"], { GOROOT: "/nonexistent/go" }).output).toContain(
    "cannot find GOROOT directory",
  );
});
