import { expect, test } from "vitest";
import { goWithModules } from "../support/proxied-go.ts";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "replace-fork-path-mismatch";
const mod = "module-cache/cache/download/a.test/fork/@v/v1.0.1.mod";
const tree = (declared: string) => ({
  "go.mod":
    "module example.com/m\n\ngo 1.26\n\nrequire a.test/x v1.0.0\n\nreplace a.test/x => a.test/fork v1.0.1\n",
  "m.go": 'package m\n\nimport _ "a.test/x"\n',
  [mod]: `module ${declared}\n`,
});
const build = (declared: string) => {
  const { [mod]: goMod, ...files } = tree(declared);
  const fork = {
    path: "a.test/fork",
    version: "v1.0.1",
    goMod: goMod ?? "",
    files: { "x.go": "package x\n" },
  };
  return goWithModules(files as Record<string, string>, [fork], ["build", "./..."]);
};

test("the fork of a fork: Go refuses its go.mod", () => {
  expect(build("a.test/other").output).toContain("module declares its path as: a.test/other");
  expect(findingsOf(rule, tree("a.test/other"))).toMatchObject([
    {
      severity: "error",
      at: { path: "go.mod", line: 7 },
      data: { module: "a.test/x", replacement: "a.test/fork@v1.0.1", declared: "a.test/other" },
    },
  ]);
});

test.each(["a.test/x", "a.test/fork"])("silent, and Go builds: it declares %s", (declared) => {
  expect(build(declared).code).toBe(0);
  expect(findingsOf(rule, tree(declared))).toEqual([]);
});

test("silent: the module cache does not hold it", () => {
  const { [mod]: _, ...files } = tree("a.test/other");
  expect(findingsOf(rule, files as Record<string, string>)).toEqual([]);
});
