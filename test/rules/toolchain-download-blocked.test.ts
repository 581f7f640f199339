import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "toolchain-download-blocked";

test.each([
  [
    "the toolchain may be new enough",
    { Dockerfile: "FROM golang:1.26\nENV GOTOOLCHAIN=auto GOPROXY=direct\n" },
    ["warning Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["local", { Dockerfile: "FROM golang:1.26\nENV GOTOOLCHAIN=local GOSUMDB=off\n" }],
  [
    "a narrow GOPRIVATE",
    { Dockerfile: "FROM golang:1.26\nENV GOTOOLCHAIN=auto GOPRIVATE=git.example.com\n" },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
