import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeFiles } from "../../src/adapters/files.ts";
import { withVendorContents } from "../../src/commands/vendor-contents.ts";
import { check } from "../../src/core/check.ts";
import { defaultConfig } from "../../src/core/config.ts";
import { discover } from "../../src/discover/discover.ts";
import { rule } from "../../src/rules/vendor-content-altered.ts";
import { layProxy } from "../support/file-proxy.ts";
import { readTree, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const modules = [
  {
    path: "a.test/X",
    version: "v1.0.0",
    files: { "x.go": "package x\n", LICENSE: "free\n", "x_test.go": "package x\n" },
  },
];
const project: Tree = {
  "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire a.test/X v1.0.0\n",
  "main.go": 'package main\n\nimport _ "a.test/X"\n\nfunc main() {}\n',
};

/** Vendors the project with the real go, changes the tree, and judges it against go's own module cache. */
function judged(change: (root: string) => void, useCache = true) {
  return withTree(project, (root) => {
    layProxy(join(root, "../proxy"), modules);
    const cache = join(root, "../modcache");
    const env = {
      GOPROXY: `file://${join(root, "../proxy")}`,
      GONOSUMDB: "*",
      GOMODCACHE: cache,
      GOFLAGS: "-mod=mod -modcacherw",
    };
    for (const args of [
      ["mod", "tidy"],
      ["mod", "vendor"],
    ])
      expect(realGo(root, args, env)).toMatchObject({ code: 0 });
    change(root);
    const build = realGo(root, ["build", "-o", "/dev/null", "."]);
    const repository = discover(nodeFiles, root, () => false);
    const snapshot = withVendorContents(
      nodeFiles,
      repository,
      readTree(root, {}),
      useCache ? cache : undefined,
    );
    return { build, ...check(snapshot, defaultConfig, [rule]) };
  });
}

test("an altered file builds without a word from Go, and is found", () => {
  const { build, findings } = judged((root) =>
    nodeFiles.writeText(join(root, "vendor/a.test/X/x.go"), "package x // changed\n"),
  );
  expect(build).toEqual({ code: 0, output: "" });
  expect(findings).toMatchObject([
    {
      severity: "error",
      at: { path: "vendor/a.test/X/x.go" },
      data: { module: "a.test/X@v1.0.0", how: "differs" },
    },
  ]);
});

test("an added file is found", () => {
  const { findings } = judged((root) =>
    nodeFiles.writeText(join(root, "vendor/a.test/X/init.go"), "package x\n"),
  );
  expect(findings).toMatchObject([{ data: { how: "not in the module" } }]);
});

test("silent: as go mod vendor left it, and with other line ends", () => {
  expect(judged(() => {}).findings).toEqual([]);
  expect(
    judged((root) => nodeFiles.writeText(join(root, "vendor/a.test/X/LICENSE"), "free\r\n")).findings,
  ).toEqual([]);
});

test("without the module in the cache it is skipped, with the reason", () => {
  const { findings, skipped } = judged(() => {}, false);
  expect(findings).toEqual([]);
  expect(skipped).toMatchObject([{ rule: "vendor-content-altered" }]);
  expect(skipped[0]?.reason).toContain("1 of vendor, first a.test/X@v1.0.0");
});
