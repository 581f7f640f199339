import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commandLine } from "../support/command-line.ts";
import { fixture } from "../support/fixture.ts";

const good = { "go.mod": "module example.test/m\n\ngo 1.21\n" };

/** A project, the words of the command line, and what a user must see. */
interface Case {
  readonly name: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly words: readonly string[];
  readonly code: number;
  /** On standard error for 2 and 3, in the report for 1 and 0. */
  readonly says: readonly (string | RegExp)[];
}

const usage: readonly Case[] = [
  { name: "no go.mod anywhere", files: {}, words: ["check"], code: 3, says: ["there is no go.mod", "-C"] },
  { name: "no such directory", words: ["-C", "absent"], code: 3, says: ["absent is no directory"] },
  { name: "unknown flag", words: ["--wram", "all"], code: 2, says: ['"--wram"', "Did you mean --warm?"] },
  { name: "unknown command", words: ["chekc"], code: 2, says: ['"chekc"', "Did you mean check?"] },
  {
    name: "flag without its value",
    words: ["check", "--modules"],
    code: 2,
    says: ["--modules needs a value"],
  },
  {
    name: "wrong word",
    words: ["--warm", "al"],
    code: 2,
    says: ['"al"', "needed, required, all, off", "Did you mean all?"],
  },
  { name: "not a number", words: ["--max-jobs", "many"], code: 2, says: ["max-jobs", '"many"'] },
  {
    name: "a word no command takes",
    words: ["check", "services"],
    code: 2,
    says: ['check takes no word "services"', "-C"],
  },
  { name: "invalid glob", words: ["check", "--modules", "[a"], code: 2, says: ['"[a" is no usable glob'] },
  {
    name: "glob that matches nothing",
    words: ["check", "--modules", "x/*"],
    code: 3,
    says: ["no module of this repository matches x/*"],
  },
  { name: "unknown format", words: ["check", "--format", "jsn"], code: 2, says: ["Did you mean json?"] },
  {
    name: "report path below a file",
    words: ["check", "--report", "go.mod/r.json"],
    code: 2,
    says: ["cannot write", "go.mod"],
  },
  {
    name: "report path below /proc",
    words: ["check", "--report", "/proc/no/r.json"],
    code: 2,
    says: ["cannot write /proc/no/r.json"],
  },
  {
    name: "report path is a directory",
    files: { ...good, "out/keep": "" },
    words: ["check", "--report", "out"],
    code: 2,
    says: ["is a directory"],
  },
  {
    name: "configuration that does not exist",
    words: ["check", "--config", "x.yml"],
    code: 2,
    says: ["x.yml"],
  },
  {
    name: "unknown configuration key",
    files: { ...good, ".github/gomod-preflight.yml": "warm:\n  mode: all\nrulez: {}\n" },
    words: ["check"],
    code: 2,
    says: [".github/gomod-preflight.yml:3", '"rulez"', "Did you mean rules?"],
  },
];

const files: readonly Case[] = [
  {
    name: "binary garbage",
    files: { "go.mod": Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256) },
    words: ["check"],
    code: 1,
    says: [/go\.mod\n +1(,\d+)? +error .*\[file-not-parsed\]/, "skipped"],
  },
  {
    name: "CRLF",
    files: { "go.mod": "module m\r\n\r\ngo 1.21\r\n" },
    words: ["check"],
    code: 0,
    says: ["no findings"],
  },
  {
    name: "byte order mark",
    files: { "go.mod": "\ufeffmodule m\n" },
    words: ["check"],
    code: 1,
    says: ["file-not-parsed"],
  },
  {
    name: "huge go.mod",
    files: { "go.mod": new Uint8Array(100_000_000).fill(97) },
    words: ["check"],
    code: 1,
    says: ["100000000 bytes", "file-not-parsed"],
  },
  {
    name: "spaces and letters beyond ASCII",
    files: { "sub dir/größe ✓/go.mod": "module m\n\nrequire (\n" },
    words: ["check"],
    code: 1,
    says: ["sub dir/größe ✓/go.mod", "file-not-parsed"],
  },
];

describe.each([...usage, ...files])("bad input: $name", (bad) => {
  it(`exits ${bad.code} and says what to change`, async () => {
    await using project = fixture(bad.files ?? good);
    const end = await commandLine({ cwd: project.dir }, ...bad.words);
    const heard = bad.code >= 2 ? end.stderr : end.stdout;
    expect(end.code, end.stdout + end.stderr).toBe(bad.code);
    for (const text of bad.says) expect(heard).toMatch(text);
    expect(heard).not.toMatch(/\n\s+at |fault of gomod-preflight/);
  });
});

it("a loop of symbolic links is walked once", async () => {
  await using project = fixture(good);
  symlinkSync(".", project.path("loop"));
  mkdirSync(project.path("a"));
  symlinkSync("..", project.path("a", "up"));
  const end = await commandLine({ cwd: project.dir }, "check", "--format", "json");
  expect(end.code).toBe(0);
  expect(JSON.parse(end.stdout)).toMatchObject({ modules: [{ dir: "." }] });
});

it("a run that ends in a usage error leaves an old report as it was", async () => {
  await using project = fixture({ ...good, "r.json": "old" });
  const end = await commandLine({ cwd: project.dir }, "check", "--report", "r.json", "--format", "nonsense");
  expect(end.code).toBe(2);
  expect(readFileSync(project.path("r.json"), "utf8")).toBe("old");
});

it("check works where there is no go command", async () => {
  await using project = fixture(good);
  const end = await commandLine({ cwd: project.dir, env: { PATH: "/nonexistent" } }, "check");
  expect(end).toMatchObject({ code: 0 });
});
