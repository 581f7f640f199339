import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "replace-drift";
const goMod = (name: string, replace: string) =>
  `module example.com/${name}\n\ngo 1.26\n\nrequire a.test/x v1.1.0\n\n${replace}\n`;
const pin = (commit: string) => `replace a.test/x => a.test/fork v0.0.0-20260101000000-${commit}`;

test("forks pinned to different commits: the odd one out is told", () => {
  const tree = {
    "a/go.mod": goMod("a", pin("aaaaaaaaaaaa")),
    "b/go.mod": goMod("b", pin("bbbbbbbbbbbb")),
    "c/go.mod": goMod("c", pin("bbbbbbbbbbbb")),
  };
  expect(findingsOf(rule, tree)).toMatchObject([
    {
      severity: "warning",
      at: { path: "a/go.mod", line: 7 },
      related: [{ path: "b/go.mod" }, { path: "c/go.mod" }],
      data: { module: "a.test/x", replacement: "a.test/fork@v0.0.0-20260101000000-aaaaaaaaaaaa" },
    },
  ]);
});

test("a directory in one, a fork in the other", () => {
  const tree = {
    "a/go.mod": goMod("a", "replace a.test/x => ../lib"),
    "b/go.mod": goMod("b", pin("bbbbbbbbbbbb")),
    "lib/go.mod": "module a.test/x\n",
  };
  expect(findingsOf(rule, tree)).toMatchObject([
    { at: { path: "b/go.mod" }, data: { usual: "directory lib" } },
  ]);
});

test.each([
  [
    "the same directory, written from two places",
    "replace a.test/x => ../lib",
    "replace a.test/x => ../../lib",
  ],
  ["only one replaces it", pin("aaaaaaaaaaaa"), ""],
  ["a line that does not apply", pin("aaaaaaaaaaaa"), "replace a.test/x v1.0.0 => a.test/fork v1.0.0"],
])("silent: %s", (_, one, other) => {
  const tree = {
    "a/go.mod": goMod("a", one),
    "b/c/go.mod": goMod("b/c", other),
    "lib/go.mod": "module a.test/x\n",
  };
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("silent: modules set aside under testdata", () => {
  const tree = {
    "go.mod": goMod("a", pin("aaaaaaaaaaaa")),
    "testdata/b/go.mod": goMod("b", pin("bbbbbbbbbbbb")),
  };
  expect(findingsOf(rule, tree)).toEqual([]);
});
