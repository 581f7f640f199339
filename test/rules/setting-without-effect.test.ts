import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { findingsOf, realGo, withTree } from "../support/rule-fixture.ts";

const rule = "setting-without-effect";

test.each([
  [
    "a build setting in a Deployment",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: CGO_ENABLED\n              value: "0"\n',
    },
    ["notice deploy/api.yaml:12"],
  ],
  ["for the build only", { Makefile: "b:\n\tGODEBUG=panicnil=1 go build .\n" }, ["warning Makefile:2"]],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["for tests", { Makefile: "t:\n\tGODEBUG=panicnil=1 go test ./...\n" }],
  ["go's own setting", { Makefile: "b:\n\tGODEBUG=gocachehash=1 go build .\n" }],
  [
    "an image with go",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: golang:1.26\n          env:\n            - name: GOFLAGS\n              value: "-mod=mod"\n',
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("the binary does not get it", () => {
  const files = {
    "go.mod": "module m\n\ngo 1.26\n",
    "main.go": "package main\n\nfunc main() { defer func() { print(recover() == nil) }(); panic(nil) }\n",
  };
  withTree(files, (root) => {
    realGo(root, ["build", "-o", "api"], { GODEBUG: "panicnil=1" });
    expect(execFileSync(`${root}/api`, { stdio: "pipe", env: {} }).toString()).toBe("");
    expect(realGo(root, ["version", "-m", "api"]).output).not.toContain("panicnil");
  });
}, 60_000);
