import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "private-pattern-never-matches";

test.each([
  [
    "a port only known at run time",
    { "setup.sh": 'export GOPRIVATE="$HOST:$PORT/*"\n' },
    ["error setup.sh:1"],
  ],
  [
    "a space after the comma",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPRIVATE: a.example.com, b.example.com\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
    ["error .github/workflows/ci.yml:2"],
  ],
  ["dots", { Dockerfile: "FROM golang:1.26\nENV GONOSUMDB=git.example.com/...\n" }, ["error Dockerfile:2"]],
  [
    "capital letters",
    { Dockerfile: "FROM golang:1.26\nENV GOPRIVATE=Git.Example.com\n" },
    ["error Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "prefixes and globs",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPRIVATE: github.com/Acme/*,*.corp.example.com,git.example.com/\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  [
    "from a secret",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPRIVATE: ${{ secrets.GOPRIVATE }}\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
