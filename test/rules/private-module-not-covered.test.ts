import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "private-module-not-covered";
const options = { config: { private: ["git.example.com"] } };

test.each([
  [
    "apex",
    {
      "go.mod": "module git.example.com/a/m\n\ngo 1.26\n\nrequire git.example.com/a/x v1.0.0\n",
      ".github/workflows/ci.yml":
        'env:\n  GOPRIVATE: "*.git.example.com"\njobs:\n  test:\n    runs-on: ubuntu-latest\n',
    },
    ["error .github/workflows/ci.yml:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree, options).map(
    ({ severity, at }) => `${severity} ${at.path}:${at.line}`,
  );
  expect(found).toEqual(expected);
});

test.each([
  [
    "covered",
    {
      "go.mod": "module git.example.com/a/m\n\ngo 1.26\n\nrequire git.example.com/a/x v1.0.0\n",
      ".github/workflows/ci.yml":
        'env:\n  GOPRIVATE: "*.example.com"\njobs:\n  test:\n    runs-on: ubuntu-latest\n',
    },
  ],
  [
    "no private module required",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire example.com/x v1.0.0\n",
      ".github/workflows/ci.yml":
        "env:\n  GOPRIVATE: git.example.org\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree, options)).toEqual([]);
});
