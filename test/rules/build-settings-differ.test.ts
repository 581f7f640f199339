import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "build-settings-differ";

test.each([
  [
    "only in a target of make",
    {
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: go test ./...\n",
      Makefile: "fips:\n\tGOEXPERIMENT=boringcrypto go build .\n",
    },
    ["notice Makefile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "CI runs no tests here",
    {
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n",
      Dockerfile: "FROM golang:1.26\nENV GOEXPERIMENT=boringcrypto\n",
    },
  ],
  [
    "the job has it",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOFIPS140: latest\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: go test ./...\n",
      Dockerfile: "FROM golang:1.26\nENV GOFIPS140=latest\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
