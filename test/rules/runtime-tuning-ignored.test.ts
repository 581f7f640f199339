import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "runtime-tuning-ignored";

test.each([
  [
    "a percent sign",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOGC\n              value: "50%"\n',
    },
    ["warning deploy/api.yaml:12"],
  ],
  [
    "off without a limit",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOGC\n              value: "off"\n',
    },
    ["warning deploy/api.yaml:12"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "off with a limit",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOGC\n              value: "off"\n            - name: GOMEMLIMIT\n              value: "400MiB"\n',
    },
  ],
  ["empty", { Dockerfile: "FROM scratch\nENV GOGC=\n" }],
  ["off in a benchmark", { Makefile: "bench:\n\tGOGC=off go test -bench .\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
