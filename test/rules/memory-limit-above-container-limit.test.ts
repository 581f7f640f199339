import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "memory-limit-above-container-limit";

test.each([
  [
    "a manifest",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          resources:\n            limits:\n              memory: 128Mi\n          env:\n            - name: GOMEMLIMIT\n              value: "150MiB"\n',
    },
    ["warning deploy/api.yaml:15"],
  ],
  [
    "Helm values",
    {
      "chart/values.yaml":
        'operator:\n  gc:\n    gomemlimit: "150MiB"\n  resources:\n    limits:\n      memory: 128Mi\n',
    },
    ["warning chart/values.yaml:3"],
  ],
  [
    "compose",
    {
      "compose.yml":
        "services:\n  a:\n    image: x\n    mem_limit: 256m\n    environment:\n      - GOMEMLIMIT=256MiB\n",
    },
    ["warning compose.yml:6"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "below",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          resources:\n            limits:\n              memory: 500Mi\n          env:\n            - name: GOMEMLIMIT\n              value: "400MiB"\n',
    },
  ],
  [
    "no limit",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOMEMLIMIT\n              value: "400MiB"\n',
    },
  ],
  [
    "another container",
    {
      "deploy/api.yaml":
        "kind: Pod\nspec:\n  containers:\n    - name: a\n      resources: {limits: {memory: 64Mi}}\n    - name: b\n      resources: {limits: {memory: 1Gi}}\n      env: [{name: GOMEMLIMIT, value: 900MiB}]\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
