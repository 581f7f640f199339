import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "required-proxy-missing";

test.each([
  [
    "an image",
    {
      ".github/gomod-preflight.yml": "policy:\n  required-proxies: [https://goproxy.corp.example.com]\n",
      Dockerfile: "FROM golang:1.26\nENV GOPROXY=https://proxy.example.org,direct\n",
    },
    ["error Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "off needs none",
    {
      ".github/gomod-preflight.yml": "policy:\n  required-proxies: [https://goproxy.corp.example.com]\n",
      ".github/workflows/ci.yml": 'env:\n  GOPROXY: "off"\njobs:\n  test:\n    runs-on: ubuntu-latest\n',
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
