import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "experiment-not-allowed";

test.each([
  [
    "an image",
    {
      ".github/gomod-preflight.yml": "policy:\n  allow-experiments: []\n",
      Dockerfile: "FROM golang:1.26\nENV GOEXPERIMENT=jsonv2\n",
    },
    ["error Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([["no list in the configuration", { Dockerfile: "FROM golang:1.26\nENV GOEXPERIMENT=jsonv2\n" }]])(
  "silent: %s",
  (_what, tree) => {
    expect(findingsOf(rule, tree)).toEqual([]);
  },
);
