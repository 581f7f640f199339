import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readGoMod } from "../../src/gomod/go-mod.ts";
import { readGoWork } from "../../src/gomod/go-work.ts";
import type { GoModFile, GoWorkFile, Parsed, Span, SyntaxFault } from "../../src/gomod/syntax.ts";
import { startOracle } from "../support/x-mod.ts";

let oracle: ReturnType<typeof startOracle>;
beforeAll(() => {
  oracle = startOracle();
});
afterAll(() => oracle.close());

type Row = readonly unknown[];
interface Answer {
  readonly rows?: readonly Row[];
  readonly faults?: readonly { Line: number; Column: number; Message: string }[];
}

const place = (span: Span) => ({ Line: span.line, EndLine: span.endLine });

function goModRows(file: GoModFile): Row[] {
  return [
    ...(file.module
      ? [["module", file.module.path, file.module.deprecated ?? "", place(file.module.span)]]
      : []),
    ...sharedRows(file),
    ...file.godebug.map((x) => ["godebug", x.key, x.value, place(x.span)]),
    ...file.require.map((x) => ["require", x.path, x.version, x.indirect, place(x.span)]),
    ...file.exclude.map((x) => ["exclude", x.path, x.version, place(x.span)]),
    ...replaceRows(file),
    ...file.retract.map((x) => ["retract", x.low, x.high, x.rationale, place(x.span)]),
    ...file.tool.map((x) => ["tool", x.path, place(x.span)]),
    ...file.ignore.map((x) => ["ignore", x.path, place(x.span)]),
  ];
}

const goWorkRows = (file: GoWorkFile): Row[] => [
  ...sharedRows(file),
  ...file.godebug.map((x) => ["godebug", x.key, x.value, place(x.span)]),
  ...file.use.map((x) => ["use", x.path, place(x.span)]),
  ...replaceRows(file),
];

const sharedRows = ({ go, toolchain }: GoModFile | GoWorkFile): Row[] => [
  ...(go ? [["go", go.version, place(go.span)]] : []),
  ...(toolchain ? [["toolchain", toolchain.name, place(toolchain.span)]] : []),
];

const replaceRows = ({ replace }: GoModFile | GoWorkFile): Row[] =>
  replace.map((x) => ["replace", x.oldPath, x.oldVersion, x.newPath, x.newVersion, place(x.span)]);

/** Go counts code points where we count UTF-16 units, and names the file where an unterminated block starts. */
function asGoSays(text: string, fault: SyntaxFault) {
  const before = (text.split("\n")[fault.line - 1] ?? "").slice(0, fault.column - 1);
  return {
    Line: fault.line,
    Column: Array.from(before).length + 1,
    Message: fault.message.replace("started at ", "started at :"),
  };
}

function expectSame<T>(
  op: string,
  texts: readonly string[],
  read: (text: string) => Parsed<T>,
  rows: (file: T) => readonly Row[],
): Answer[] {
  const answers = oracle.ask(texts.map((text) => ({ op, args: [text] }))) as Answer[];
  const ours = texts.map((text) => {
    const { file, faults } = read(text);
    if (faults.length === 0) return { text, rows: rows(file) };
    return { text, faults: faults.map((fault) => asGoSays(text, fault)) };
  });
  expect(ours).toEqual(texts.map((text, i) => ({ text, ...answers[i] })));
  return answers;
}

const word = fc.constantFrom(
  ..."module go toolchain godebug require exclude replace retract tool ignore use foo".split(" "),
  ..."a.b/c a.b/c/v2 a.b/c/v1 gopkg.in/yaml.v3 gopkg.in/x v1.2.3 v1.2 v2.0.0 v2.0.0+incompatible master".split(
    " ",
  ),
  ..."1.21 1.21.0 1.x go1.21.3 go2 default x=y => => ./dir ../dir C:\\dir .\\dir /abs ( ) [ ] { } ,".split(
    " ",
  ),
  ...[
    '"a.b/c"',
    '"v1.2.3"',
    '"a\\x2eb/c"',
    '"a',
    "`a.b/c`",
    "a'b",
    '"\\',
    "a\u00e9b",
    "\u{1f600}",
    "\ufeff",
    "\u0000",
  ],
  ..."// // //indirect /* a//b a/*b".split(" "),
  "// indirect",
  "// indirect; why",
  "// Deprecated: use d",
);
const gap = fc.constantFrom(" ", " ", " ", "\t", "\n", "\n", "\r\n", "\n\n", "", " (\n", "\n)\n");
const soup = fc.array(fc.tuple(word, gap), { maxLength: 25 }).map((parts) => parts.flat().join(""));

const comment = fc.constantFrom(
  "",
  "",
  " // indirect",
  " //indirect",
  " // indirect; kept",
  " // because",
  "//",
);
const entry = fc.constantFrom(
  "require a.b/c v1.2.3",
  "require gopkg.in/yaml.v3 v3.0.1",
  "exclude a.b/c v1.2.4",
  "replace a.b/c => ./c",
  "replace a.b/c v1.2.3 => d.e/f/v2 v2.1.0",
  "replace a.b/c => d.e/f v1",
  "retract v1.0.0",
  "retract [v1.0.0, v1.0.9]",
  'tool "a.b/c/cmd"',
  "ignore ./static",
  "godebug panicnil=1",
  "use ./c",
);
const statement = fc.oneof(
  fc.tuple(entry, comment).map((parts) => parts.join("")),
  fc
    .tuple(
      entry,
      fc.array(fc.tuple(entry, comment, fc.constantFrom("\n", "\n\n", "\n\t// about\n")), { maxLength: 4 }),
      comment,
    )
    .map(([first, lines, behind]) => {
      const verb = first.split(" ")[0] ?? "";
      const inner = lines.map(([line, note, end]) => `\t${line.slice(line.indexOf(" ") + 1)}${note}${end}`);
      return `${verb} (${behind}\n${inner.join("")})${behind}`;
    }),
  fc.constantFrom(
    "// a comment",
    "// Deprecated: gone",
    "",
    "module m.n/o",
    "go 1.21.0",
    "toolchain go1.22.1",
    "module m.n/o // Deprecated: really\n",
    "retract ()",
  ),
);
const document = fc
  .tuple(fc.array(statement, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"))
  .map(([statements, newline]) => statements.join("\n").replaceAll("\n", newline));

const samples = (arbitrary: fc.Arbitrary<string>, numRuns: number) =>
  fc.sample(arbitrary, { numRuns, seed: 20260821 });

test("go.mod as modfile.Parse reads it, well-formed and not", () => {
  const texts = [...samples(document, 2000), ...samples(soup, 4000)];
  const answers = expectSame("go.mod", texts, readGoMod, goModRows);
  expect(answers.filter(({ rows }) => rows !== undefined && rows.length > 0).length).toBeGreaterThan(100);
  expect(answers.filter(({ faults }) => faults !== undefined).length).toBeGreaterThan(1000);
});

test("go.work as modfile.ParseWork reads it, well-formed and not", () => {
  expectSame("go.work", [...samples(document, 1000), ...samples(soup, 2000)], readGoWork, goWorkRows);
});
