import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "setup-go-cache-misses";

test.each([
  [
    "the example of the page",
    {
      "svc/go.mod": "module example.com/svc\n\ngo 1.26\n",
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n',
    },
    1,
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toHaveLength(expected);
});

test.each([
  [
    "a module at the root",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n",
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n',
    },
  ],
  [
    "no cache wanted",
    {
      "svc/go.mod": "module example.com/svc\n\ngo 1.26\n",
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n          cache: false\n',
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
