import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "go-env-file-written";

test.each([
  [
    "a step",
    {
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: go env -w GOPRIVATE=git.example.com\n",
    },
    ["notice .github/workflows/ci.yml:5"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["reading", { Dockerfile: "FROM golang:1.26\nRUN go env GOPATH\n" }],
  ["a script for people", { "setup.sh": "go env -w GOPRIVATE=git.example.com\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
