import { expect, test } from "vitest";
import { findingsOf, realGo, withTree } from "../support/rule-fixture.ts";

const rule = "traceback-setting-wrong";

test.each([
  [
    "misspelt",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOTRACEBACK\n              value: "full"\n',
    },
    ["error deploy/api.yaml:12"],
  ],
  ["none in production", { Dockerfile: "FROM scratch\nENV GOTRACEBACK=none\n" }, ["warning Dockerfile:2"]],
  [
    "core dumps in production",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOTRACEBACK\n              value: "crash"\n',
    },
    ["notice deploy/api.yaml:12"],
  ],
  ["wer on Linux", { Dockerfile: "FROM scratch\nENV GOTRACEBACK=wer\n" }, ["error Dockerfile:2"]],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["Skaffold's language marker", { Dockerfile: "FROM scratch\nENV GOTRACEBACK=single\n" }],
  ["a comment", { Dockerfile: "FROM scratch\n#ENV GOTRACEBACK=ALL\n" }],
  [
    "crash in CI",
    {
      ".github/workflows/ci.yml": "env:\n  GOTRACEBACK: crash\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  [
    "a number",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GOTRACEBACK\n              value: "0"\n',
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("a misspelt level prints no goroutine, the level it meant does", () => {
  const crash = {
    "go.mod": "module m\n\ngo 1.26\n",
    "main.go": 'package main\n\nfunc main() { panic("x") }\n',
  };
  withTree(crash, (root) => {
    expect(realGo(root, ["run", "."], { GOTRACEBACK: "ALL" }).output).not.toContain("goroutine");
    expect(realGo(root, ["run", "."], { GOTRACEBACK: "all" }).output).toContain("goroutine 1");
  });
}, 60_000);
