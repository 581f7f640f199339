import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "runtime-settings-differ";

test.each([
  [
    "the example of the page",
    {
      "deploy/eu/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GODEBUG\n              value: "http2client=0"\n',
      "deploy/us/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GODEBUG\n              value: "http2server=0"\n',
    },
    1,
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toHaveLength(expected);
});

test.each([
  [
    "an overlay for staging",
    {
      "deploy/prod/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOGC\n              value: "50"\n',
      "deploy/staging/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOGC\n              value: "100"\n',
    },
  ],
  [
    "another container",
    {
      "deploy/a.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOGC\n              value: "50"\n',
      "deploy/b.yaml":
        'kind: Deployment\nmetadata:\n  name: worker\nspec:\n  template:\n    spec:\n      containers:\n        - name: worker\n          image: example.com/api:1\n          env:\n            - name: GOGC\n              value: "80"\n',
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
