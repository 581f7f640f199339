import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "version-control-opened";

test.each([
  [
    "no colon",
    { ".github/workflows/ci.yml": "env:\n  GOVCS: git\njobs:\n  test:\n    runs-on: ubuntu-latest\n" },
    ["error .github/workflows/ci.yml:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "off for the public",
    {
      ".github/workflows/ci.yml":
        'env:\n  GOVCS: "public:off,private:all"\njobs:\n  test:\n    runs-on: ubuntu-latest\n',
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
