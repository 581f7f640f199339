import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "goflags-value-lost";

test.each([
  [
    "a second -ldflags",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOFLAGS: -ldflags=-s -ldflags=-w\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
    ["error .github/workflows/ci.yml:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "quoted",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOFLAGS: \"'-ldflags=-s -w' -trimpath\"\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  ["on the command line", { Dockerfile: 'FROM golang:1.26\nRUN go build -ldflags="-s -w" .\n' }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
