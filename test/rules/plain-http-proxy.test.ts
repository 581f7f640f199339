import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "plain-http-proxy";

test.each([
  [
    "second entry",
    { Dockerfile: "FROM golang:1.26\nENV GOPROXY=https://a.example.com,http://b.example.com\n" },
    ["warning Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "loopback",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPROXY: http://127.0.0.1:3000\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  [
    "a service of the same network",
    {
      "compose.yml":
        "services:\n  a:\n    image: golang:1.26\n    environment:\n      GOPROXY: http://athens:3000\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
