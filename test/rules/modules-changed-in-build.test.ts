import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "modules-changed-in-build";

test.each([
  [
    "latest",
    { Dockerfile: "FROM golang:1.26\nRUN go install example.com/tool@latest\n" },
    ["warning Dockerfile:2"],
  ],
  [
    "goreleaser's hook",
    { ".goreleaser.yml": "before:\n  hooks:\n    - go mod tidy\n" },
    ["notice .goreleaser.yml:3"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["pinned", { Dockerfile: "FROM golang:1.26\nRUN go install example.com/tool@v1.2.3\n" }],
  ["a check", { Dockerfile: "FROM golang:1.26\nRUN go mod tidy -diff\n" }],
  ["in the repository itself", { Dockerfile: "FROM golang:1.26\nRUN go get ./...\n" }],
  ["a Makefile target for people", { Makefile: "tidy:\n\tgo mod tidy\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
