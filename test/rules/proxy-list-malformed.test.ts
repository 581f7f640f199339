import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "proxy-list-malformed";

test.each([
  [
    "a semicolon",
    { Dockerfile: "FROM golang:1.26\nENV GOPROXY=https://proxy.example.com;direct\n" },
    ["error Dockerfile:2"],
  ],
  [
    "capital letters",
    { Dockerfile: "FROM golang:1.26\nENV GOPROXY=https://proxy.example.com,DIRECT\n" },
    ["error Dockerfile:2"],
  ],
  [
    "a bare word",
    { ".github/workflows/ci.yml": "env:\n  GOPROXY: none\njobs:\n  test:\n    runs-on: ubuntu-latest\n" },
    ["error .github/workflows/ci.yml:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "spaces around commas",
    {
      ".github/workflows/ci.yml":
        'env:\n  GOPROXY: "https://a.example.com , direct"\njobs:\n  test:\n    runs-on: ubuntu-latest\n',
    },
  ],
  [
    "no scheme",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPROXY: proxy.example.com,direct\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  ["a default of make", { Makefile: "export GOPROXY ?= https://proxy.example.com\n" }],
  [
    "a pipe",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPROXY: https://proxy.example.com|direct\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
