import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "goflags-mod-mod";

test.each([
  [
    "a whole workflow",
    { ".github/workflows/ci.yml": "env:\n  GOFLAGS: -mod=mod\njobs:\n  test:\n    runs-on: ubuntu-latest\n" },
    ["warning .github/workflows/ci.yml:2"],
  ],
  [
    "one build",
    { Dockerfile: "FROM golang:1.26\nRUN GOFLAGS=-mod=mod go build .\n" },
    ["warning Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "readonly",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOFLAGS: -mod=readonly\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  [
    "vendor",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOFLAGS: -mod=vendor\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  ["a script for people", { "hack/update.sh": "export GOFLAGS=-mod=mod\ngo mod tidy\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
