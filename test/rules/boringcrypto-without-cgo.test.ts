import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "boringcrypto-without-cgo";

test.each([
  [
    "two ENV lines",
    { Dockerfile: "FROM golang:1.26\nENV CGO_ENABLED=0\nENV GOEXPERIMENT=boringcrypto\n" },
    ["error Dockerfile:3"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["cgo on", { Dockerfile: "FROM golang:1.26\nENV CGO_ENABLED=1 GOEXPERIMENT=boringcrypto\n" }],
  ["cgo off without it", { Dockerfile: "FROM golang:1.26\nENV CGO_ENABLED=0\n" }],
  [
    "another stage",
    {
      Dockerfile:
        "FROM golang:1.26 AS a\nENV CGO_ENABLED=0\nFROM golang:1.26 AS b\nENV GOEXPERIMENT=boringcrypto\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
