import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "private-pattern-misses";

test.each([
  ["no dot behind the star", { "x.zsh": "export GOPRIVATE='*github.com/acme/*'\n" }, ["warning x.zsh:1"]],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "nothing on the apex",
    {
      "go.mod": "module git.example.com/m\n\ngo 1.26\n",
      ".github/workflows/ci.yml":
        'env:\n  GOPRIVATE: "*.example.com"\njobs:\n  test:\n    runs-on: ubuntu-latest\n',
    },
  ],
  [
    "everything",
    { ".github/workflows/ci.yml": 'env:\n  GOINSECURE: "*"\njobs:\n  test:\n    runs-on: ubuntu-latest\n' },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
