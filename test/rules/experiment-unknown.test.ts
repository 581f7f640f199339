import { expect, test } from "vitest";
import { findingsOf, realGo } from "../support/rule-fixture.ts";

const rule = "experiment-unknown";

test.each([
  [
    "no Go has it",
    { Dockerfile: "FROM golang:1.26\nENV GOEXPERIMENT=fasterplease\n" },
    ["error Dockerfile:2"],
  ],
  [
    "on by default",
    { Dockerfile: "FROM golang:1.26\nENV GOEXPERIMENT=greenteagc\n" },
    ["notice Dockerfile:2"],
  ],
  [
    "gone",
    { Dockerfile: "FROM golang:1.26\nRUN GOEXPERIMENT=rangefunc go build .\n" },
    ["error Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "an old Go in the matrix",
    {
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        go: ["1.24", "1.26"]\n    steps:\n      - uses: actions/setup-go@v6\n        with:\n          go-version: ${{ matrix.go }}\n      - run: go test ./...\n        env:\n          GOEXPERIMENT: synctest\n',
    },
  ],
  ["boringcrypto", { Dockerfile: "FROM golang:1.26\nENV GOEXPERIMENT=boringcrypto\n" }],
  ["version unknown", { Makefile: "t:\n\tGOEXPERIMENT=synctest go test ./...\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("Go stops at an experiment it does not have", () => {
  expect(realGo(".", ["list", "std"], { GOEXPERIMENT: "fasterplease" }).output).toContain(
    "unknown GOEXPERIMENT fasterplease",
  );
});
