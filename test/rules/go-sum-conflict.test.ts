import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "go-sum-conflict";
const goMod = (path: string) => `module example.com/${path}\n\ngo 1.26\n`;
const A = "h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=";
const B = "h1:NqM8EUOU14njkJ3fqMW+pc6Ldnwhi/IjpwHt7yyuwOQ=";

test("two hashes in one file: the later line", () => {
  const sum = `a.test/x v1.0.0 ${A}\na.test/x v1.0.0/go.mod ${A}\na.test/x v1.0.0 ${B}\n`;
  expect(findingsOf(rule, { "go.mod": goMod("m"), "go.sum": sum })).toMatchObject([
    { severity: "error", at: { path: "go.sum", line: 3 }, related: [{ path: "go.sum", line: 1 }] },
  ]);
});

test("two modules of the repository disagree", () => {
  const tree = {
    "a/go.mod": goMod("a"),
    "a/go.sum": `a.test/x v1.0.0/go.mod ${A}\n`,
    "b/go.mod": goMod("b"),
    "b/go.sum": `a.test/x v1.0.0/go.mod ${B}\n`,
  };
  expect(findingsOf(rule, tree)).toMatchObject([
    { at: { path: "b/go.sum", line: 1 }, data: { module: "a.test/x@v1.0.0/go.mod", first: A, second: B } },
  ]);
});

test("silent: the zip and the go.mod of a version differ, other versions differ, a line stands twice", () => {
  const sum = `a.test/x v1.0.0 ${A}\na.test/x v1.0.0/go.mod ${B}\na.test/x v1.1.0 ${B}\na.test/x v1.0.0 ${A}\n`;
  expect(findingsOf(rule, { "go.mod": goMod("m"), "go.sum": sum })).toEqual([]);
});

test("silent: a set-aside module disagrees", () => {
  const tree = {
    "go.mod": goMod("m"),
    "go.sum": `a.test/x v1.0.0 ${A}\n`,
    "testdata/go.mod": goMod("t"),
    "testdata/go.sum": `a.test/x v1.0.0 ${B}\n`,
  };
  expect(findingsOf(rule, tree)).toEqual([]);
});
