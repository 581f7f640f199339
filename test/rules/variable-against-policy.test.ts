import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "variable-against-policy";

test.each([
  [
    "required and missing",
    {
      ".github/gomod-preflight.yml": "policy:\n  variables:\n    GOTOOLCHAIN:\n      required: local\n",
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: go test ./...\n",
    },
    ["error .github/workflows/ci.yml:5"],
  ],
  [
    "an allowance that ended",
    {
      ".github/gomod-preflight.yml":
        "policy:\n  variables:\n    GODEBUG:\n      allowed: [tlssha1=1]\n      until: 2026-01-31\n",
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GODEBUG\n              value: "tlssha1=1"\n',
    },
    ["error deploy/api.yaml:12"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "required and set",
    {
      ".github/gomod-preflight.yml": "policy:\n  variables:\n    GOTOOLCHAIN:\n      required: local\n",
      ".github/workflows/ci.yml":
        "env:\n  GOTOOLCHAIN: local\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: go test ./...\n",
    },
  ],
  [
    "another phase",
    {
      ".github/gomod-preflight.yml":
        "policy:\n  variables:\n    GODEBUG:\n      allowed: []\n      phases: [build]\n",
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GODEBUG\n              value: "http2client=0"\n',
    },
  ],
  [
    "unknown value",
    {
      ".github/gomod-preflight.yml": "policy:\n  variables:\n    GOFLAGS:\n      allowed: [-mod=readonly]\n",
      ".github/workflows/ci.yml":
        "env:\n  GOFLAGS: ${{ vars.F }}\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
