import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { finding, report, reportOf } from "../report/samples.ts";
import { bundle, commandLine } from "../support/command-line.ts";
import { fixture } from "../support/fixture.ts";

const told = reportOf([finding({ path: "go.mod", line: 3 }), finding({ path: "../outside.txt", line: 1 })]);

const files = {
  "project/go.mod": "module example.test/m\n\nreplace example.com/a => ../../a\n",
  "outside.txt": "not for this report\n",
  "project/r.json": JSON.stringify(told),
  "project/broken.json": "{",
  "project/other.json": JSON.stringify({ version: 1, tool: 3 }),
  "project/clean.json": JSON.stringify(report()),
};

describe("report FILE", () => {
  test.each([
    ["text", /^go\.mod\n +3 {2}error/m],
    ["json", /"rule": "replace-outside-repository"/],
    ["markdown", /^## ❌ gomod-preflight: 2 errors/],
    ["sarif", /"version": "2\.1\.0"/],
    ["html", /^<!doctype html>/],
    ["gitlab", /"check_name"/],
    ["rdjson", /"diagnostics"/],
    ["github", /^::error file=go\.mod,line=3/m],
  ])("--format %s: exit code 0, whatever the report says", async (format, start) => {
    using dir = fixture(files);
    const end = await commandLine({ cwd: dir.path("project") }, "report", "r.json", "--format", format);
    expect(end.stderr).toBe("");
    expect(end.stdout).toMatch(start);
    expect(end.stdout).not.toContain("not for this report");
    expect(end.code).toBe(0);
  });

  test("--output writes the file, and source lines come from the project at hand", async () => {
    using dir = fixture(files);
    const words = ["report", "project/r.json", "-C", "project", "--format", "html", "--output", "r.html"];
    const end = await commandLine({ cwd: dir.dir }, ...words);
    expect(end).toMatchObject({ code: 0, stdout: "" });
    expect(readFileSync(dir.path("r.html"), "utf8")).toContain("replace example.com/a =&#62; ../../a\n");
  });

  test.each([
    ["no file", ["report"], "report takes one file"],
    ["two files", ["report", "r.json", "r.json"], "report takes one file"],
    ["a missing file", ["report", "absent.json"], "absent.json does not exist"],
    ["no JSON", ["report", "broken.json"], "broken.json is not JSON"],
    ["no report", ["report", "other.json"], "other.json is not a report of version 1: tool"],
    ["an unknown format", ["report", "r.json", "--format", "sarrif"], "Did you mean sarif?"],
    ["an output that is a directory", ["report", "r.json", "--output", "."], "."],
  ])("%s: exit code 2 with what to do", async (_name, words, says) => {
    using dir = fixture(files);
    const end = await commandLine({ cwd: dir.path("project") }, ...words);
    expect(end.code).toBe(2);
    expect(end.stderr).toContain(says);
    expect(end.stdout).toBe("");
  });

  test("a reader that stops early (| head) ends it without a word", () => {
    const many = reportOf(Array.from({ length: 5_000 }, (_, i) => finding({ line: i + 1 })));
    using dir = fixture({ "r.json": JSON.stringify(many) });
    const words = [process.execPath, bundle("cli"), "report", "r.json", "--format", "json"];
    const pipe = `'${words.join("' '")}' | head -c 10`;
    const end = spawnSync("bash", ["-c", pipe], { cwd: dir.dir, encoding: "utf8" });
    expect(end).toMatchObject({ stdout: '{\n  "versi', stderr: "" });
  });

  test("a report without findings is told as such", async () => {
    using dir = fixture(files);
    const end = await commandLine({ cwd: dir.path("project") }, "report", "clean.json");
    expect(end.stdout).toContain("passed: no findings");
  });
});
