import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "go-out-of-support";

test.each([
  [
    "a job",
    {
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.24"\n      - run: go test ./...\n',
    },
    ["warning .github/workflows/ci.yml:8"],
  ],
  [
    "a job for documents",
    {
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.24"\n      - run: hugo\n',
    },
    ["notice .github/workflows/ci.yml:8"],
  ],
  [
    "a matrix",
    {
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        go: ["1.24", "1.27"]\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: ${{ matrix.go }}\n',
    },
    ["notice .github/workflows/ci.yml:6"],
  ],
  ["a version file", { ".go-version": "1.21.3\n" }, ["warning .go-version:1"]],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["supported", { Dockerfile: "FROM golang:1.26\n" }],
  [
    "stable",
    {
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: stable\n",
    },
  ],
  ["no version", { Dockerfile: "FROM golang:alpine\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test.each([
  ["1.12.1", "2020-02"],
  ["1.17", "2022-08"],
  ["1.24.3", "2026-02"],
])("says since when: Go %s", (version, since) => {
  expect(findingsOf(rule, { ".go-version": `${version}\n` })).toMatchObject([{ data: { since } }]);
});

test("matrices that try one old release are one notice", () => {
  const matrix =
    'jobs:\n  test:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        go: ["1.24", "1.27"]\n    steps:\n      - uses: actions/setup-go@v6\n        with:\n          go-version: ${{ matrix.go }}\n';
  const tree = { ".github/workflows/a.yml": matrix, ".github/workflows/b.yml": matrix };
  expect(findingsOf(rule, tree)).toMatchObject([
    {
      severity: "notice",
      message: "Go 1.24 (here and in 1 more place) gets no security fixes since 2026-02",
      at: { path: ".github/workflows/a.yml", line: 6 },
      related: [{ path: ".github/workflows/b.yml", line: 6 }],
    },
  ]);
});
