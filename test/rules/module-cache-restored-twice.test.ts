import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "module-cache-restored-twice";

test.each([
  [
    "the example of the page",
    {
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/setup-go@v6\n      - uses: actions/cache@v4\n        with:\n          path: ~/go/pkg/mod\n          key: go\n",
    },
    1,
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toHaveLength(expected);
});

test.each([
  [
    "other files",
    {
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/setup-go@v6\n      - uses: actions/cache@v4\n        with:\n          path: node_modules\n          key: n\n",
    },
  ],
  [
    "another job",
    {
      ".github/workflows/ci.yml":
        "jobs:\n  a:\n    steps:\n      - uses: actions/setup-go@v6\n  b:\n    steps:\n      - uses: actions/cache@v4\n        with:\n          path: ~/go/pkg/mod\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
