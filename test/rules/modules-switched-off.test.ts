import { expect, test } from "vitest";
import { findingsOf, realGo } from "../support/rule-fixture.ts";

const rule = "modules-switched-off";

test.each([
  [
    "capital letters",
    { ".github/workflows/ci.yml": 'env:\n  GO111MODULE: "ON"\njobs:\n  test:\n    runs-on: ubuntu-latest\n' },
    ["error .github/workflows/ci.yml:2"],
  ],
  ["a script", { "build.sh": "export GO111MODULE=off\ngo build .\n" }, ["warning build.sh:1"]],
  ["one command", { Makefile: "tools:\n\tGO111MODULE=off go get example.com/tool\n" }, ["notice Makefile:2"]],
  ["redundant", { Dockerfile: "FROM scratch\nENV GO111MODULE=on\n" }, ["notice Dockerfile:2"]],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["auto", { Makefile: "x:\n\tGO111MODULE=auto go build .\n" }],
  ["a comment", { "build.sh": '# export GO111MODULE="off"\ngo build .\n' }],
  [
    "unknown",
    {
      ".github/workflows/ci.yml":
        "env:\n  GO111MODULE: ${{ matrix.mode }}\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("every go command stops at a value it does not know", () => {
  const { code, output } = realGo(".", ["list", "std"], { GO111MODULE: "ON" });
  expect(code).not.toBe(0);
  expect(output).toContain("unknown environment setting GO111MODULE=ON");
});
