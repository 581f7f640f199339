import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readmeWithTables } from "../scripts/readme-tables.ts";
import { outputs } from "../src/commands/action.ts";
import { allowedValues, optionTable } from "../src/commands/option-table.ts";
import type { Report } from "../src/core/report.ts";
import { actionFile } from "./support/runner.ts";

const action = actionFile();
const rows = new Map(optionTable.map((row) => [row.name as string, row]));
const repository = resolve(import.meta.dirname, "..");

describe("action.yml, the options table and the pages say the same", () => {
  it.each(Object.entries(action.inputs).filter(([name]) => name !== "token"))(
    "input %s is a row of the options table with its default and its values",
    (name, input) => {
      const row = rows.get(name);
      expect(row, `${name} is not in src/commands/options.ts`).toBeDefined();
      expect(input.default ?? "").toBe(row?.default);
      for (const value of (row && allowedValues(row.kind)) ?? []) {
        expect(input.description).toContain(value);
      }
    },
  );

  it("outputs are what the main step sets", () => {
    const report = { modules: [], fetch: { status: "skipped" }, cache: { status: "skipped" }, verdict: {} };
    expect(Object.keys(outputs(report as unknown as Report, "r.json")).sort()).toEqual(
      Object.keys(action.outputs).sort(),
    );
  });

  it("it runs on node24 from the bundle, with a post step", () => {
    expect(action.runs).toEqual({ using: "node24", main: "dist/action.js", post: "dist/post.js" });
    for (const file of [action.runs["main"], action.runs["post"]])
      expect(existsSync(resolve(repository, file ?? ""))).toBe(true);
  });

  it("preflight/ is the same action, for uses: $/preflight in a reusable workflow", () => {
    const read = (name: string) => readFileSync(resolve(repository, name), "utf8");
    expect(read("preflight/action.yml").replaceAll("../dist/", "dist/")).toBe(read("action.yml"));
  });

  it("README shows all of them", () => {
    expect(readFileSync(resolve(repository, "README.md"), "utf8")).toBe(readmeWithTables());
  });
});
