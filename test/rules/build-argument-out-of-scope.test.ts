import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "build-argument-out-of-scope";

test.each([
  [
    "the example of the page",
    {
      Dockerfile:
        'ARG TOKEN\nFROM golang:1.26\nRUN git config --global url."https://$TOKEN@example.com/".insteadOf "https://example.com/"\n',
    },
    1,
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toHaveLength(expected);
});

test.each([
  ["only in FROM", { Dockerfile: "ARG GO_VERSION=1.26\nFROM golang:${GO_VERSION}\nRUN go build .\n" }],
  [
    "in the stage below",
    { Dockerfile: "ARG V=1\nFROM golang:1.26 AS base\nARG V\nFROM base\nRUN echo $V\n" },
  ],
  ["a variable of the shell", { Dockerfile: "ARG V=1\nFROM golang:1.26\nRUN V=2; echo $V\n" }],
  [
    "set by the image itself",
    { Dockerfile: "ARG GOLANG_VERSION=1.26\nFROM golang:${GOLANG_VERSION}\nRUN echo $GOLANG_VERSION\n" },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
