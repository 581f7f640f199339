import { expect, test } from "vitest";
import { findingsOf, type Tree } from "../support/rule-fixture.ts";

const rule = "module-path-dir-mismatch";
const modules = (paths: Readonly<Record<string, string>>): Tree =>
  Object.fromEntries(
    Object.entries(paths).map(([dir, path]) => [
      dir === "." ? "go.mod" : `${dir}/go.mod`,
      `module ${path}\n\ngo 1.26\n`,
    ]),
  );

test.each([
  ["a directory left out", "corp.dev/app/gen", "hack/gen"],
  ["the name of before", "corp.dev/old/man", "man"],
  ["a directory of another name", "corp.dev/app/sub", "other"],
])("%s", (_, path, dir) => {
  expect(findingsOf(rule, modules({ ".": "corp.dev/app/v3", [dir]: path }))).toMatchObject([
    {
      severity: "notice",
      at: { path: `${dir}/go.mod`, line: 1 },
      data: { module: path, expected: `corp.dev/app/${dir}` },
    },
  ]);
});

test("without a module at the root, what two agree on", () => {
  const tree = modules({ a: "corp.dev/app/a", b: "corp.dev/app/b", c: "corp.dev/app/x" });
  expect(findingsOf(rule, tree)).toMatchObject([{ at: { path: "c/go.mod" } }]);
});

test.each([
  ["a sub-module", { ".": "corp.dev/app", "x/y": "corp.dev/app/x/y" }],
  ["its major version behind the directory", { ".": "corp.dev/app/v3", lib: "corp.dev/app/lib/v2" }],
  [
    "a directory for the major version",
    { ".": "corp.dev/app", v2: "corp.dev/app/v2", "lib/v2": "corp.dev/app/lib/v2" },
  ],
  ["the root's major version repeated", { ".": "corp.dev/app/v3", lib: "corp.dev/app/v3/lib" }],
  ["a name that nobody fetches", { ".": "corp.dev/app", tools: "tools" }],
  ["another host", { ".": "corp.dev/app", mirror: "other.dev/mirror" }],
  ["two that do not agree", { a: "corp.dev/app/a", b: "corp.dev/other/x" }],
])("silent: %s", (_, paths) => {
  expect(findingsOf(rule, modules(paths))).toEqual([]);
});
