import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { findingsOf, type Tree } from "../support/rule-fixture.ts";

/** The files of one section: fenced blocks whose info string names the file (`text file=go.mod`). */
function treeOf(page: string, section: string): Tree {
  const tree: Record<string, string> = {};
  let heading = "";
  let file: string | undefined;
  for (const line of page.split("\n")) {
    const fence = /^```\S* ?(?:file=(?<file>\S+))?/.exec(line);
    if (file === undefined && line.startsWith("## ")) heading = line.slice(3);
    else if (fence) file = file === undefined ? (fence.groups?.["file"] ?? "") : undefined;
    else if (file !== undefined && file !== "" && heading === section)
      tree[file] = `${tree[file] ?? ""}${line}\n`;
  }
  return tree;
}

/** Facts that no example in a page can hold; such rules are held to the real thing by their own tests. */
const BEYOND_FILES = new Set([
  "referee",
  "base",
  "git",
  "module-cache",
  "vendor-contents",
  "checksum-database",
  "withdrawals",
]);

const pageOf = (id: string): string => readFileSync(`docs/rules/${id}.md`, "utf8");

describe.each(rules.filter(({ needs }) => !needs.some((fact) => BEYOND_FILES.has(fact))))(
  "the page of $id",
  ({ id }) => {
    test("has a bad example that is found", () => {
      expect(findingsOf(id, treeOf(pageOf(id), "Bad"))).not.toEqual([]);
    });

    test("has a good example that is silent", () => {
      const tree = treeOf(pageOf(id), "Good");
      expect(Object.keys(tree)).not.toEqual([]);
      expect(findingsOf(id, tree)).toEqual([]);
    });
  },
);

test.each(rules)("the page of $id says why and how to mend, and leaves nothing to do", ({ id }) => {
  expect(pageOf(id)).toMatch(/^## Why\n/m);
  expect(pageOf(id)).toMatch(/^## Mend\n/m);
  expect(pageOf(id)).not.toContain("TODO");
});
