import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "setup-go-too-old";

test.each([
  [
    "in a matrix",
    {
      "go.mod": "module example.com/m\n\ngo 1.26.0\n",
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        go: ["1.25", "1.26"]\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: ${{ matrix.go }}\n      - run: go test ./...\n',
    },
    ["warning .github/workflows/ci.yml:6"],
  ],
  [
    "a version before v6",
    {
      "go.mod": "module example.com/m\n\ngo 1.27.0\n",
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v5\n        with:\n          go-version: "1.26"\n      - run: go test ./...\n',
    },
    ["notice .github/workflows/ci.yml:8"],
  ],
  [
    "a job that only builds docs",
    {
      "go.mod": "module example.com/m\n\ngo 1.27.0\n",
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n      - run: hugo\n',
    },
    ["notice .github/workflows/ci.yml:8"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "stable",
    {
      "go.mod": "module example.com/m\n\ngo 1.27.0\n",
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: stable\n      - run: go test ./...\n",
    },
  ],
  [
    "fetching is allowed",
    {
      "go.mod": "module example.com/m\n\ngo 1.27.0\n",
      ".github/workflows/ci.yml":
        'env:\n  GOTOOLCHAIN: auto\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n      - run: go test ./...\n',
    },
  ],
  [
    "for a module with an older go line",
    {
      "go.mod": "module example.com/m\n\ngo 1.27.0\n",
      "tools/go.mod": "module example.com/t\n\ngo 1.25\n",
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n      - run: go test ./...\n',
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
