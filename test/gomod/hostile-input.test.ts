import fc from "fast-check";
import { expect, test } from "vitest";
import { readGoMod } from "../../src/gomod/go-mod.ts";
import { GoSumIndex, readGoSum } from "../../src/gomod/go-sum.ts";
import { readGoWork } from "../../src/gomod/go-work.ts";
import { readModulesTxt } from "../../src/gomod/modules-txt.ts";
import type { Parsed } from "../../src/gomod/syntax.ts";

const readers: Readonly<Record<string, (text: string) => Parsed<unknown>>> = {
  readGoMod,
  readGoWork,
  readGoSum,
  readModulesTxt,
};
const each = Object.entries(readers);

const million = 1_000_000;
/** A quadratic reader does not come back from these before the test times out. */
const many = 200_000;

const decoded = fc.uint8Array({ maxLength: 400 }).map((bytes) => new TextDecoder().decode(bytes));

test.each(each)("%s: arbitrary bytes give a file or faults on lines that exist", (_, read) => {
  fc.assert(
    fc.property(fc.oneof(decoded, fc.string({ unit: "binary", maxLength: 200 })), (text) => {
      const lines = text.split("\n");
      for (const fault of read(text).faults) {
        expect(fault.line).toBeLessThanOrEqual(lines.length);
        expect(fault.column).toBeLessThanOrEqual((lines[fault.line - 1] ?? "").length + 1);
        expect(fault.message).not.toBe("");
      }
    }),
    { numRuns: 2000, seed: 1 },
  );
});

const goMod = `// Deprecated: no\nmodule "a.b/c"\n\ngo 1.24.0\n\nrequire (\n\td.e/f v1.2.3 // indirect\n\tg.h/i v0.1.0\n)\n\nreplace d.e/f => ./f\n\nretract [v1.0.0, v1.1.0]\n`;

test("a truncated go.mod gives a prefix of what the whole gives, or a fault", () => {
  const whole = readGoMod(goMod).file;
  for (let length = 0; length <= goMod.length; length++) {
    const { file, faults } = readGoMod(goMod.slice(0, length));
    if (faults.length > 0) continue;
    expect(whole.require.slice(0, file.require.length).map(({ path }) => path)).toEqual(
      file.require.map(({ path }) => path),
    );
  }
  expect(readGoMod(goMod.slice(0, goMod.indexOf("\tg.h"))).faults).toEqual([
    { line: 8, column: 1, message: "syntax error (unterminated block started at 6:1)" },
  ]);
});

test("a million lines of each file", () => {
  const requires = "a.b/c v1.2\n".repeat(million);
  expect(readGoMod(`require (\n${requires})\n`).file.require).toHaveLength(million);
  expect(readGoWork(`use (\n${"./a/b/c\n".repeat(million)})\n`).file.use).toHaveLength(million);
  expect(
    readModulesTxt(`# a.b/c v1.2.3\n${"a.b/c/d\n".repeat(million)}`).file.modules[0]?.packages,
  ).toHaveLength(million);
  const sum = readGoSum("a.b/c v1.2.3 h1:abc=\n".repeat(million)).file;
  expect(new GoSumIndex([sum]).zip({ path: "a.b/c", version: "v1.2.3" })).toHaveLength(million);
});

test.each([
  ["deep nesting", "(".repeat(many)],
  ["blocks in blocks", "require (\n".repeat(many)],
  ["open strings", '"\n'.repeat(many)],
  ["one endless word", "a".repeat(many * 8)],
  ["one endless path", "a/v2/".repeat(many)],
  ["one endless version", `require a.b/c v1.2.3-${"0.".repeat(many)}0\n`],
  ["one endless comment", `module a.b/c // ${"Deprecated:\n\n".repeat(many)}`],
  ["comments in front of one line", `${"// Deprecated\n".repeat(many)}module a.b/c\n`],
  ["blank lines", "\n".repeat(many * 8)],
  ["carriage returns", "\r".repeat(many * 8)],
  ["backslashes", `"${"\\".repeat(many * 8)}`],
  ["suffix comments", "a // b\n".repeat(many)],
  ["dots", ".".repeat(many * 8)],
])("every reader survives %s", (_, text) => {
  for (const [name, read] of each) {
    const { faults } = read(text);
    expect(faults.length, name).toBeLessThanOrEqual(100);
    expect(
      faults.every(({ message }) => message !== ""),
      name,
    ).toBe(true);
  }
});

test("100 MB of one file is refused with a line, as data", () => {
  const text = "require a.b/c v1.2.3\n".repeat(5_000_000);
  const fault = { line: 1, column: 1, message: "file is too large (max size is 16777216 bytes)" };
  expect(readGoMod(text).faults).toEqual([fault]);
  expect(readGoWork(text).faults).toEqual([fault]);
});

test("faults of go.sum are numbered as Go numbers them and do not pile up", () => {
  const text = "a.b/c v1.2.3 h1:x=\n\n<<<<<<< HEAD\na.b/c v1.2.3/go.mod h1:y=\n=======\n";
  expect(readGoSum(text)).toEqual({
    file: {
      lines: [
        { path: "a.b/c", version: "v1.2.3", goMod: false, hash: "h1:x=", line: 1 },
        { path: "a.b/c", version: "v1.2.3", goMod: true, hash: "h1:y=", line: 4 },
      ],
    },
    faults: [
      { line: 3, column: 1, message: "wrong number of fields 2" },
      { line: 5, column: 1, message: "wrong number of fields 1" },
    ],
  });
  expect(readGoSum("x\n".repeat(many)).faults).toHaveLength(100);
});

test("CRLF and BOM as Go takes them", () => {
  const crlf = readGoMod(goMod.replaceAll("\n", "\r\n"));
  expect(crlf.faults).toEqual([]);
  expect(crlf.file.require.map(({ path, indirect }) => ({ path, indirect }))).toEqual([
    { path: "d.e/f", indirect: true },
    { path: "g.h/i", indirect: false },
  ]);
  expect(readGoSum("a.b/c v1.2.3 h1:x=\r\n").file.lines[0]?.hash).toBe("h1:x=");
  expect(readModulesTxt("# a.b/c v1.2.3\r\n## explicit; go 1.21\r\na.b/c\r\n").file.modules).toEqual([
    {
      path: "a.b/c",
      version: "v1.2.3",
      explicit: true,
      goVersion: "1.21",
      packages: [{ path: "a.b/c", line: 3 }],
      line: 1,
    },
  ]);
  expect(readGoMod(`\ufeff${goMod}`).faults).toEqual([
    { line: 1, column: 1, message: "unexpected input character '\\ufeff'" },
  ]);
});
