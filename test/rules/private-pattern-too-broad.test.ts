import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "private-pattern-too-broad";

test.each([
  [
    "a public host",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPRIVATE: github.com\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
    ["warning .github/workflows/ci.yml:2"],
  ],
  [
    "GONOPROXY",
    { ".github/workflows/ci.yml": 'env:\n  GONOPROXY: "*"\njobs:\n  test:\n    runs-on: ubuntu-latest\n' },
    ["warning .github/workflows/ci.yml:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "an organisation",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPRIVATE: github.com/acme,github.com/acme-labs/*\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  ["a test suite", { "test/run.sh": 'export GOINSECURE="*"\n' }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
