import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "single-module-source";

test.each([
  ["direct alone", { Makefile: "GOPROXY = direct\n.EXPORT_ALL_VARIABLES:\n" }, ["notice Makefile:1"]],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "off",
    { ".github/workflows/ci.yml": 'env:\n  GOPROXY: "off"\njobs:\n  test:\n    runs-on: ubuntu-latest\n' },
  ],
  [
    "a company proxy",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPROXY: https://artifactory.example.com/api/go/go\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  ["a default", { Makefile: "export GOPROXY ?= https://proxy.example.com\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
