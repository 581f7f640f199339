import { expect, test } from "vitest";
import { findingsOf, realGo } from "../support/rule-fixture.ts";

const rule = "crypto-or-auth-setting-refused";

test.each([
  [
    "GOAUTH",
    {
      ".github/workflows/ci.yml": "env:\n  GOAUTH: off; netrc\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
    ["error .github/workflows/ci.yml:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "netrc and git",
    {
      ".github/workflows/ci.yml":
        'env:\n  GOAUTH: "netrc; git /home/ci"\njobs:\n  test:\n    runs-on: ubuntu-latest\n',
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("Go stops at both", () => {
  expect(realGo(".", ["list", "std"], { GOFIPS140: "on" }).code).not.toBe(0);
  expect(realGo(".", ["list", "std"], { GOFIPS140: "off" }).code).toBe(0);
});
