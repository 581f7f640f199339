import { expect, test } from "vitest";
import { findingsOf, realGo } from "../support/rule-fixture.ts";

const rule = "memory-limit-malformed";

test.each([
  [
    "Kubernetes units",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOMEMLIMIT\n              value: "1G"\n',
    },
    ["error deploy/api.yaml:12"],
  ],
  ["a fraction", { Dockerfile: "FROM scratch\nENV GOMEMLIMIT=0.5GiB\n" }, ["error Dockerfile:2"]],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["empty is the default", { Dockerfile: "FROM scratch\nENV GOMEMLIMIT=\n" }],
  [
    "off, and bytes",
    {
      "compose.yml":
        "services:\n  a:\n    image: x\n    environment:\n      GOMEMLIMIT: 536870912\n  b:\n    image: x\n    environment: [GOMEMLIMIT=off]\n",
    },
  ],
  [
    "a template",
    {
      "chart/templates/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOMEMLIMIT\n              value: "{{ .Values.limit }}"\n',
    },
  ],
  [
    "from the limit",
    {
      "deploy/api.yaml":
        "kind: Pod\nspec:\n  containers:\n    - name: a\n      env:\n        - name: GOMEMLIMIT\n          valueFrom:\n            resourceFieldRef:\n              resource: limits.memory\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("the program aborts at start with it, and starts with the unit Go knows", () => {
  expect(realGo(".", ["version"], { GOMEMLIMIT: "512Mi" }).output).toContain("malformed GOMEMLIMIT");
  expect(realGo(".", ["version"], { GOMEMLIMIT: "512MiB" }).code).toBe(0);
});
