import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "removed-godebug";

test.each([
  [
    "a manifest",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GODEBUG\n              value: "http2client=0,tls3des=1"\n',
    },
    ["error deploy/api.yaml:12"],
  ],
  [
    "the final stage inherits it",
    { Dockerfile: 'FROM alpine AS base\nENV GODEBUG=asynctimerchan=2\nFROM base\nENTRYPOINT ["/api"]\n' },
    ["error Dockerfile:2"],
  ],
  [
    "all versions named are older",
    {
      Dockerfile: "FROM golang:1.26 AS build\nRUN go build -o /api .\nFROM alpine\nENV GODEBUG=tlsrsakex=1\n",
    },
    ["warning Dockerfile:4"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "the final value is accepted",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GODEBUG\n              value: "tls10server=0"\n',
    },
  ],
  [
    "an expression",
    {
      ".github/workflows/ci.yml":
        "env:\n  GODEBUG: ${{ vars.GODEBUG }}\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  ["a comment", { Dockerfile: "FROM scratch\n# ENV GODEBUG=tls10server=1\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
