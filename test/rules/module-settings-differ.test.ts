import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "module-settings-differ";

test.each([
  [
    "the example of the page",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPRIVATE: git.example.com\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: go test ./...\n",
      Dockerfile: "FROM golang:1.26\nENV GOPRIVATE=git.example.org\nRUN go build .\n",
    },
    1,
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toHaveLength(expected);
});

test.each([
  [
    "only one says it",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPRIVATE: git.example.com\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
      Dockerfile: "FROM golang:1.26\nRUN go build .\n",
    },
  ],
  [
    "another order",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPRIVATE: a.example.com,b.example.com\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
      Dockerfile: "FROM golang:1.26\nENV GOPRIVATE=b.example.com,a.example.com\n",
    },
  ],
  [
    "a build argument",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPROXY: https://a.example.com\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
      Dockerfile: "FROM golang:1.26\nARG GOPROXY=https://b.example.com\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
