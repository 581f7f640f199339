import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "pipe-after-own-proxy";

test.each([
  [
    "known by GOPRIVATE",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPRIVATE: git.acme.test\n  GOPROXY: https://modules.acme.test|direct\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
    ["warning .github/workflows/ci.yml:3"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "a public mirror",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPROXY: https://proxy.example.com|direct\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  [
    "a comma",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPROXY: https://artifactory.example.com,direct\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
