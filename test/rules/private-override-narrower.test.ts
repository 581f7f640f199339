import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "private-override-narrower";

test.each([
  [
    "GONOPROXY",
    {
      Dockerfile:
        "FROM golang:1.26\nENV GOPRIVATE=git.example.com,github.com/acme GONOPROXY=git.example.com\n",
    },
    ["warning Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["the same", { Dockerfile: "FROM golang:1.26\nENV GOPRIVATE=git.example.com GONOSUMDB=git.example.com\n" }],
  ["wider", { Dockerfile: "FROM golang:1.26\nENV GOPRIVATE=git.example.com GONOSUMDB=*.example.com\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
