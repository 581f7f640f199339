import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withoutEffect } from "../../src/commands/command-line.ts";
import { doors, flags } from "../../src/commands/doors.ts";
import { type OptionRow, optionTable } from "../../src/commands/option-table.ts";
import { commandLine } from "../support/command-line.ts";

const project = (): string => {
  const dir = mkdtempSync(join(tmpdir(), "command-line-"));
  writeFileSync(join(dir, "go.mod"), "module example.com/a\n\ngo 1.26\n");
  return dir;
};

test.each([
  ["relay on the command line", ["check", "--relay", "on"], "gomod-preflight relay -- CMD"],
  ["an option of another command", ["check", "--max-jobs", "3"], "--max-jobs has no effect on check"],
  ["annotating without GitHub", ["check", "--annotate", "review"], "--format github"],
])("an accepted option without effect is said to have none: %s", async (_what, words, said) => {
  const end = await commandLine({ cwd: project() }, ...words);
  expect(end.stderr).toContain(said);
  expect(end.code).toBe(0);
});

test("an option that the command reads is not remarked on", async () => {
  const end = await commandLine({ cwd: project() }, "check", "--fail-on", "notice", "--format", "json");
  expect(end.stderr).toBe("");
  expect(withoutEffect({ command: "plan", raw: { "max-jobs": "3", base: "main" } })).toEqual([]);
});

test.each([
  ["a plan that cannot be written", ["plan", "--output", "go.mod/plan.json"], "cannot write"],
  [
    "a format that the answer has not",
    ["check", "--explain-env", "GOFLAGS", "--format", "sarif"],
    "text and json",
  ],
  ["a format where nothing is rendered", ["relay", "--format", "json"], "--format is no flag of relay"],
])("%s: exit 2", async (_what, words, said) => {
  const end = await commandLine({ cwd: project() }, ...words);
  expect(end.stderr).toContain(said);
  expect(end.code).toBe(2);
});

test("--output takes what --explain-env says", async () => {
  const cwd = project();
  const end = await commandLine({ cwd }, "check", "--explain-env", "GOFLAGS", "--output", "said.txt");
  expect(end).toMatchObject({ code: 0, stdout: "" });
  expect(readFileSync(join(cwd, "said.txt"), "utf8")).toBe("GOFLAGS is set nowhere.\n");
});

test("the tables name commands that exist", () => {
  const names = new Set(doors.map((door) => door.name));
  const rows: readonly OptionRow[] = optionTable;
  const named = [...rows.map((row) => row.readBy ?? []), ...flags.map((flag) => flag.commands ?? [])].flat();
  expect(named.filter((name) => !names.has(name))).toEqual([]);
});
