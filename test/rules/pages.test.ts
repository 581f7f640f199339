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

describe.each(rules.map((rule) => rule.id))("the page of %s", (id) => {
  const page = readFileSync(`docs/rules/${id}.md`, "utf8");

  test("has a bad example that is found", () => {
    expect(findingsOf(id, treeOf(page, "Bad"))).not.toEqual([]);
  });

  test("has a good example that is silent", () => {
    const tree = treeOf(page, "Good");
    expect(Object.keys(tree)).not.toEqual([]);
    expect(findingsOf(id, tree)).toEqual([]);
  });

  test("says why and how to mend, and leaves nothing to do", () => {
    expect(page).toMatch(/^## Why\n/m);
    expect(page).toMatch(/^## Mend\n/m);
    expect(page).not.toContain("TODO");
  });
});
