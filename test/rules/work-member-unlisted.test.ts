import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "work-member-unlisted";
const goMod = (path: string) => `module example.com/${path}\n\ngo 1.26\n`;
const work = "go 1.26\n\nuse ./a\n";

test("modules left out: one notice", () => {
  const tree = {
    "go.work": work,
    "a/go.mod": goMod("a"),
    "b/go.mod": goMod("b"),
    "tools/go.mod": goMod("tools"),
  };
  expect(findingsOf(rule, tree)).toMatchObject([
    { severity: "notice", at: { path: "go.work", line: 1 }, data: { modules: "b tools" } },
  ]);
});

test("silent: modules outside its directory, in a workspace of their own, or set aside", () => {
  const tree = {
    "x/go.work": work,
    "x/a/go.mod": goMod("a"),
    "x/testdata/t/go.mod": goMod("t"),
    "x/inner/go.work": work,
    "x/inner/a/go.mod": goMod("inner"),
    "y/go.mod": goMod("y"),
  };
  expect(findingsOf(rule, tree)).toEqual([]);
});
