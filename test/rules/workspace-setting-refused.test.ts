import { expect, test } from "vitest";
import { findingsOf, realGo, withTree } from "../support/rule-fixture.ts";

const rule = "workspace-setting-refused";

test.each([
  [
    "-mod=mod in a workspace",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n",
      "go.work": "go 1.26\n\nuse .\n",
      ".github/workflows/ci.yml": "env:\n  GOFLAGS: -mod=mod\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
    ["error .github/workflows/ci.yml:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "workspace switched off",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n",
      "go.work": "go 1.26\n\nuse .\n",
      ".github/workflows/ci.yml":
        'env:\n  GOFLAGS: -mod=mod\n  GOWORK: "off"\njobs:\n  test:\n    runs-on: ubuntu-latest\n',
    },
  ],
  [
    "a path",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOWORK: /src/go.work\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("Go stops at both", () => {
  expect(realGo(".", ["list", "std"], { GOWORK: "on" }).output).toContain("not an absolute path");
  const tree = { "go.mod": "module m\n\ngo 1.26\n", "go.work": "go 1.26\n\nuse .\n", "m.go": "package m\n" };
  expect(withTree(tree, (root) => realGo(root, ["build", "."], { GOFLAGS: "-mod=mod" })).output).toContain(
    "workspace mode",
  );
});
