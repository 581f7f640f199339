import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "build-argument-out-of-scope";

test.each([])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["only in FROM", { Dockerfile: "ARG GO_VERSION=1.26\nFROM golang:${GO_VERSION}\nRUN go build .\n" }],
  [
    "in the stage below",
    { Dockerfile: "ARG V=1\nFROM golang:1.26 AS base\nARG V\nFROM base\nRUN echo $V\n" },
  ],
  ["a variable of the shell", { Dockerfile: "ARG V=1\nFROM golang:1.26\nRUN V=2; echo $V\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
