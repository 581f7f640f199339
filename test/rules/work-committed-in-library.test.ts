import { expect, test } from "vitest";
import { findingsOf, type Tree } from "../support/rule-fixture.ts";

const rule = "work-committed-in-library";
const tree = (more: Tree): Tree => ({
  "go.work": "go 1.26\n\nuse (\n\t./a\n\t./b\n)\n",
  "a/go.mod": "module example.com/a\n\ngo 1.26\n",
  "a/a.go": "// Package a is not package main.\npackage a\n",
  "b/go.mod": "module example.com/b\n\ngo 1.26\n",
  ...more,
});

test("modules without any program: a notice", () => {
  const helpers = {
    "a/gen.go": "//go:build ignore\n\npackage main\n",
    "b/b_test.go": "package main\n",
    "b/testdata/m.go": "package main\n",
  };
  expect(findingsOf(rule, tree(helpers))).toMatchObject([
    {
      severity: "notice",
      at: { path: "go.work", line: 1 },
      data: { modules: "example.com/a example.com/b" },
    },
  ]);
});

test("silent: a program anywhere in its modules, and a tree without sources", () => {
  expect(
    findingsOf(rule, tree({ "b/cmd/tool/main.go": "// Copyright\n\n/* Tool. */\npackage main\n" })),
  ).toEqual([]);
  const { "go.work": work = "", "a/go.mod": a = "", "b/go.mod": b = "" } = tree({});
  expect(findingsOf(rule, { "go.work": work, "a/go.mod": a, "b/go.mod": b })).toEqual([]);
});
