import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "replace-outside-repository";
const goMod = (target: string, version = "") =>
  `module example.com/m\n\ngo 1.26\n\nrequire a.test/x v1.0.0\n\nreplace a.test/x => ${target}${version}\n`;

test.each(["../lib", "/home/someone/lib", "./../../lib"])("a target outside: %s", (target) => {
  expect(findingsOf(rule, { "go.mod": goMod(target) })).toMatchObject([
    { severity: "error", at: { path: "go.mod", line: 7 }, data: { module: "a.test/x", target } },
  ]);
});

test("not required by anything: a notice", () => {
  const dead = "module example.com/m\n\nreplace a.test/x => ../lib\n";
  expect(findingsOf(rule, { "go.mod": dead })).toMatchObject([{ severity: "notice" }]);
});

test("a sibling module of the same repository, and another module, are silent", () => {
  const tree = {
    "svc/go.mod": goMod("../lib"),
    "lib/go.mod": "module a.test/x\n",
    "other/go.mod": goMod("b.test/fork", " v1.0.1"),
  };
  expect(findingsOf(rule, tree)).toEqual([]);
});
