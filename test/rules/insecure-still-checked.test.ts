import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "insecure-still-checked";

test.each([
  [
    "covered by nothing",
    { Dockerfile: "FROM golang:1.26\nENV GOINSECURE=git.example.com GOPRIVATE=git.example.org\n" },
    ["warning Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "private as well",
    { Dockerfile: "FROM golang:1.26\nENV GOINSECURE=git.example.com\nENV GOPRIVATE=*.example.com\n" },
  ],
  [
    "unknown around it",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOINSECURE: git.example.com\n  GOPRIVATE: ${{ vars.P }}\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
