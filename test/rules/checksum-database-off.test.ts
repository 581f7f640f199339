import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "checksum-database-off";

test.each([
  [
    "in an image",
    { "go.mod": "module example.com/m\n\ngo 1.26\n", Dockerfile: "FROM golang:1.26\nENV GOSUMDB=off\n" },
    ["error Dockerfile:2"],
  ],
  [
    "everything in go.sum",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire example.com/x v1.0.0\n",
      "go.sum":
        "example.com/x v1.0.0 h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nexample.com/x v1.0.0/go.mod h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
      Dockerfile: "FROM golang:1.26\nRUN go env -w GOSUMDB=off\n",
    },
    ["warning Dockerfile:2"],
  ],
  [
    "a star inside an embedded Dockerfile",
    {
      "ci/config.yaml":
        'images:\n  - dockerfile_literal: |\n      FROM golang:1.26\n      RUN GONOSUMDB="*" go mod download\n',
    },
    ["error ci/config.yaml:4"],
  ],
  [
    "the run",
    { "go.mod": "module example.com/m\n\ngo 1.26\n", environment: "GONOSUMDB=*\n" },
    ["error environment:1"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "private hosts",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOPRIVATE: git.example.com\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  [
    "a key of another database",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOSUMDB: sum.example.com+abc+def\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

const goMod = "module example.com/m\n\ngo 1.26\n";

test.each([
  ["GOSUMDB=off", "GOSUMDB"],
  ["GONOSUMDB=*", "GONOSUMDB"],
  ["GOPRIVATE=*", "GOPRIVATE"],
  ["GOPRIVATE=git.example.com,*.*", "GOPRIVATE"],
])("bad: %s", (environment, variable) => {
  expect(findingsOf(rule, { "go.mod": goMod, environment })).toMatchObject([
    { severity: "error", at: { path: "environment" }, data: { variable } },
  ]);
});

test.each([
  "GOSUMDB=sum.golang.org",
  "GOPRIVATE=*.example.com,github.com/acme",
  "GOPRIVATE=*\nGONOSUMDB=git.example.com",
  "GOPRIVATE=github.com/*",
  "GOSUMDB=",
])("silent: %j", (environment) => {
  expect(findingsOf(rule, { "go.mod": goMod, environment })).toEqual([]);
});

test("where everything is vendored nothing is looked up: a warning", () => {
  const tree = { "go.mod": goMod, "vendor/modules.txt": "", environment: "GOSUMDB=off" };
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "warning" }]);
});
