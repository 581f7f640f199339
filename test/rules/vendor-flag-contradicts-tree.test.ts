import { expect, test } from "vitest";
import { findingsOf, realGo, withTree } from "../support/rule-fixture.ts";

const rule = "vendor-flag-contradicts-tree";

test.each([
  [
    "a script",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire example.com/x v1.0.0\n",
      "build.sh": "export GOFLAGS=-mod=vendor\ngo build .\n",
    },
    ["warning build.sh:1"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "made in the build",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire example.com/x v1.0.0\n",
      Dockerfile: "FROM golang:1.26\nRUN go mod vendor\nENV GOFLAGS=-mod=vendor\nRUN go build .\n",
    },
  ],
  [
    "on the command line, by condition",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire example.com/x v1.0.0\n",
      "build.sh": "if [ -f vendor/modules.txt ]; then go build -mod=vendor .; fi\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("Go stops there", () => {
  const tree = {
    "go.mod": "module m\n\ngo 1.26\n\nrequire example.com/x v1.0.0\n",
    "m.go": 'package m\n\nimport _ "example.com/x"\n',
  };
  const { code, output } = withTree(tree, (root) => realGo(root, ["build", "."], { GOFLAGS: "-mod=vendor" }));
  expect(code).not.toBe(0);
  expect(output).toContain("vendor");
});
