import { join } from "node:path";
import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "vendor-mod-flag";
const goMod = "module example.com/m\n\ngo 1.26\n\nrequire a.test/x v1.0.0\n";
const main = 'package main\n\nimport _ "a.test/x"\n\nfunc main() {}\n';
const go = (tree: Tree, flags: string, dir = ".") =>
  withTree(tree, (root) =>
    realGo(join(root, dir), ["build", "-o", "/dev/null", "."], { GOFLAGS: `-buildvcs=false ${flags}` }),
  );

test("-mod=vendor without a vendor directory", () => {
  const tree = { "go.mod": goMod, "main.go": main, environment: "GOFLAGS=-mod=vendor" };
  expect(go(tree, "-mod=vendor").code).toBe(1);
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "error", at: { path: "environment" } }]);
});

test("-mod=mod in a workspace, also in a file", () => {
  const tree = {
    "go.work": "go 1.26\n\nuse ./a\n",
    "a/go.mod": "module example.com/a\n\ngo 1.26\n",
    "a/main.go": "package main\n\nfunc main() {}\n",
    Dockerfile: "FROM golang:1.26\nENV GOFLAGS=-mod=mod\n",
  };
  expect(go(tree, "-mod=mod", "a").output).toContain(
    "-mod may only be set to readonly or vendor when in workspace mode",
  );
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "warning", at: { path: "Dockerfile", line: 2 } },
  ]);
});

test("silent: vendored, nothing required, or vendored by the script itself", () => {
  const vendored = {
    "go.mod": goMod,
    "vendor/modules.txt": "# a.test/x v1.0.0\n## explicit\n",
    environment: "GOFLAGS=-mod=vendor",
  };
  expect(findingsOf(rule, vendored)).toEqual([]);
  expect(
    findingsOf(rule, { "go.mod": "module example.com/m\n\ngo 1.26\n", environment: "GOFLAGS=-mod=vendor" }),
  ).toEqual([]);
  const scripted = {
    "go.mod": goMod,
    "scripts/build.sh": "#!/bin/sh\ngo mod vendor\nexport GOFLAGS=-mod=vendor\ngo build ./...\n",
  };
  expect(findingsOf(rule, scripted)).toEqual([]);
  expect(findingsOf(rule, { "go.mod": goMod, environment: "GOFLAGS=-mod=readonly" })).toEqual([]);
});
