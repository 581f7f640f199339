import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "diagnostics-in-production";

test.each([
  [
    "inherited by the final stage",
    { Dockerfile: 'FROM alpine AS base\nENV GODEBUG=gctrace=1\nFROM base AS final\nENTRYPOINT ["/api"]\n' },
    ["warning Dockerfile:2"],
  ],
  [
    "a manifest",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GODEBUG\n              value: "schedtrace=1000"\n',
    },
    ["warning deploy/api.yaml:12"],
  ],
  [
    "a unit",
    { "api.service": '[Service]\nEnvironment="GODEBUG=inittrace=1"\nExecStart=/usr/bin/api\n' },
    ["warning api.service:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "a stage that does not ship",
    {
      Dockerfile:
        "FROM golang:1.26 AS build\nENV GODEBUG=gctrace=1\nFROM alpine\nCOPY --from=build /api /api\n",
    },
  ],
  [
    "an overlay for measuring",
    {
      "deploy/perf/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GODEBUG\n              value: "gctrace=1"\n',
    },
  ],
  [
    "switched off",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GODEBUG\n              value: "gctrace=0"\n',
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
