import { expect, test } from "vitest";
import { findingsOf, realGo } from "../support/rule-fixture.ts";

const rule = "toolchain-name-invalid";

test.each([["latest", { Dockerfile: "FROM golang:1.26\nENV GOTOOLCHAIN=latest\n" }, ["error Dockerfile:2"]]])(
  "%s",
  (_what, tree, expected) => {
    const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
    expect(found).toEqual(expected);
  },
);

test.each([
  [
    "local, auto, a name with a suffix",
    {
      Dockerfile: "FROM golang:1.26\nENV GOTOOLCHAIN=local\n",
      ".github/workflows/ci.yml":
        "env:\n  GOTOOLCHAIN: go1.27.3+auto\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  ["computed", { "x.sh": 'export GOTOOLCHAIN="go$(cat .go-version)"\n' }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test.each(["1.27.3", "latest", "default", "auto+local"])("Go stops at GOTOOLCHAIN=%s", (GOTOOLCHAIN) => {
  expect(realGo(".", ["version"], { GOTOOLCHAIN }).output).toMatch(/invalid (GOTOOLCHAIN|toolchain)/);
});
