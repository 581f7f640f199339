import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";

const files = readdirSync("src/rules").filter((name) => name.endsWith(".ts") && name !== "index.ts");

test("the index holds every file of the folder, and what is generated is fresh", () => {
  expect(rules.map((rule) => `${rule.id}.ts`)).toEqual(files.sort());
  execFileSync(process.execPath, ["scripts/generate.ts", "--check"], { stdio: "pipe" });
});

test("no page and no test is left over from a rule that is gone", () => {
  const ids = new Set(rules.map((rule) => rule.id));
  const pages = readdirSync("docs/rules").map((name) => name.replace(/\.md$/, ""));
  expect(pages.filter((name) => name !== "README" && !ids.has(name))).toEqual([]);
});

describe.each(rules)("$id", (rule) => {
  test("names the fault in kebab-case and says what, why and what it needs", () => {
    expect(rule.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    expect(rule.summary).toMatch(/^\S.{20,}\.$/);
    expect(rule.source.length).toBeGreaterThan(10);
  });

  test("has a test of its own with a bad and a silent case, and a page", () => {
    const path = `test/rules/${rule.id}.test.ts`;
    expect(existsSync(path), path).toBe(true);
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(/toEqual\(\[\]\)|toHaveLength\(0\)|ours: \[\]/);
    expect(existsSync(`docs/rules/${rule.id}.md`)).toBe(true);
  });
});
