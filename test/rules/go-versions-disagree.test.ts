import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "go-versions-disagree";

test.each([
  [
    "the odd one out",
    {
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n      - run: go test ./...\n',
      Dockerfile: "FROM golang:1.26\n",
      "b.Dockerfile": "FROM golang:1.25\n",
    },
    ["warning b.Dockerfile:1"],
  ],
  [
    "a job that builds no Go",
    {
      ".go-version": "1.26.6\n",
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.25"\n      - run: hugo\n',
    },
    ["notice .github/workflows/ci.yml:8"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "a matrix",
    {
      ".go-version": "1.26.6\n",
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        go: ["1.25", "1.26"]\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: ${{ matrix.go }}\n      - run: go test ./...\n',
    },
  ],
  [
    "no majority",
    {
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n      - run: go test ./...\n',
      Dockerfile: "FROM golang:1.25\n",
    },
  ],
  ["patches", { Dockerfile: "FROM golang:1.26.1\n", "b.Dockerfile": "FROM golang:1.26.3\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
