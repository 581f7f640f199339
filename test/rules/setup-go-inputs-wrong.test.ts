import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "setup-go-inputs-wrong";

test.each([
  [
    "both inputs",
    {
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n          go-version-file: go.mod\n',
    },
    ["warning .github/workflows/ci.yml:9"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "an own action checks out",
    {
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: acme/checkout@v1\n      - uses: actions/setup-go@v6\n        with:\n          go-version-file: go.mod\n",
    },
  ],
  [
    "git clone",
    {
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: git clone https://example.com/x .\n      - uses: actions/setup-go@v6\n        with:\n          go-version-file: go.mod\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
