import { expect, test } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { hunksOf } from "../../src/report/diff.ts";
import { planReview, type ReviewInput } from "../../src/report/review.ts";
import { finding, reportOf } from "./samples.ts";

const PATCH = [
  "@@ -1,3 +1,4 @@",
  " module example.com/api",
  " ",
  "+replace example.com/a => ../../a",
  " go 1.26",
  "@@ -20,2 +21,2 @@ require (",
  "-\told v1.0.0",
  "+\tnew v1.1.0",
  " )",
  "\\ No newline at end of file",
].join("\n");

const lines = new Map([
  [1, "module example.com/api"],
  [2, ""],
  [3, "replace example.com/a => ../../a"],
  [4, "go 1.26"],
  [21, "\tnew v1.1.0"],
  [22, ")"],
]);

const input = (over: Partial<ReviewInput> = {}): ReviewInput => ({
  files: [{ path: "go.mod", status: "modified", patch: PATCH }],
  truncated: false,
  existing: [],
  onlyFixes: false,
  sourceLine: (_path, line) => lines.get(line),
  elsewhere: "see the summary",
  ...over,
});

const commentsOf = (told: Report) => planReview(told, input()).comments.map(({ comment }) => comment);

const edit = (startLine: number, endLine: number, ...text: string[]) => ({
  description: "mend it",
  safe: true,
  edits: [{ path: "go.mod", startLine, endLine, lines: text }],
});

test("hunks hold context and added lines of the new file", () => {
  expect(hunksOf(PATCH).map(({ lines: l }) => [...l.keys()])).toEqual([
    [1, 2, 3, 4],
    [21, 22],
  ]);
  expect(hunksOf(undefined)).toEqual([]);
});

test("comments only on lines of the diff; the rest is counted with a pointer", () => {
  const told = reportOf(
    [3, 22, 12].map((line) => finding({ path: "go.mod", line, data: { line: `${line}` } })),
  );
  const plan = planReview(told, input());
  expect(plan.comments.map(({ comment }) => comment.line)).toEqual([3, 22]);
  expect(plan.rest.map((f) => f.line)).toEqual([12]);
  expect(plan.body).toBe(
    "**gomod-preflight**: 3 errors. 1 finding without a comment here, since not on lines of this diff or beyond 20: see the summary.",
  );
});

test.each([
  ["a deletion", edit(3, 3), { line: 3 }, "```suggestion\n```"],
  ["a replacement", edit(3, 4, "go 1.27"), { startLine: 3, line: 4 }, "```suggestion\ngo 1.27\n```"],
  [
    "an insertion",
    edit(4, 3, "toolchain go1.27.1"),
    { line: 4 },
    "```suggestion\ntoolchain go1.27.1\ngo 1.26\n```",
  ],
  ["backticks", edit(3, 3, "// ```"), { line: 3 }, "````suggestion\n// ```\n````"],
])("a safe fix becomes a suggestion: %s", (_name, fix, place, block) => {
  const comments = commentsOf(reportOf([finding({ path: "go.mod", line: 3, fix })]));
  expect(comments).toEqual([{ path: "go.mod", body: expect.stringContaining(`\n\n${block}`), ...place }]);
});

test("two edits of one hunk are one suggestion with the lines between", () => {
  const fix = {
    ...edit(1, 1),
    edits: [
      { path: "go.mod", startLine: 1, endLine: 1, lines: ["module x"] },
      { path: "go.mod", startLine: 3, endLine: 3, lines: [] },
    ],
  };
  const comments = commentsOf(reportOf([finding({ path: "go.mod", line: 3, fix })]));
  expect(comments[0]).toMatchObject({ startLine: 1, line: 3 });
  expect(comments[0]?.body).toContain("```suggestion\nmodule x\n\n```");
});

test("no suggestion that is unsafe, leaves the hunk or is for another file", () => {
  const fixes = [
    { ...edit(3, 3), safe: false },
    edit(3, 12, "x"),
    { ...edit(3, 3), edits: [{ path: "go.sum", startLine: 1, endLine: 1, lines: [] }] },
  ];
  const told = reportOf(fixes.map((fix, i) => finding({ path: "go.mod", line: i + 1, rule: `r${i}`, fix })));
  for (const { body } of commentsOf(told)) expect(body).not.toContain("suggestion");
  expect(planReview(told, input({ onlyFixes: true })).comments).toEqual([]);
});

test("a line that reads otherwise in the diff than in the run's checkout (a merge) gets no comment", () => {
  const told = reportOf([finding({ path: "go.mod", line: 3 })]);
  expect(planReview(told, input({ sourceLine: () => "something else" })).comments).toEqual([]);
});

test("a finding is said once over several runs, and old findings are not said", () => {
  const told = reportOf([
    finding({ path: "go.mod", line: 3 }),
    finding({ path: "go.mod", line: 4, isNew: false }),
  ]);
  const [first] = commentsOf(told);
  const again = planReview(told, input({ existing: [{ path: "go.mod", body: first?.body ?? "" }] }));
  expect(again.comments).toEqual([]);
  expect(again.rest.map((f) => f.line)).toEqual([4]);
});

test("files without a patch (binary, renamed, too large) and a truncated list", () => {
  const files = [
    { path: "logo.png", status: "added" },
    { path: "go.mod", status: "renamed" },
  ];
  const plan = planReview(
    reportOf([finding({ path: "go.mod", line: 3 })]),
    input({ files, truncated: true }),
  );
  expect(plan.comments).toEqual([]);
  expect(plan.body).toContain("only the first 3,000 files");
});

test("at most 20 comments, worst first; what hostile texts say stays text", () => {
  const many = Array.from({ length: 40 }, (_, i) =>
    finding({
      path: "big.mod",
      line: i + 1,
      severity: i < 30 ? "notice" : "error",
      message: "@everyone <b>",
    }),
  );
  const patch = ["@@ -0,0 +1,40 @@", ...many.map((_, i) => `+line ${i}`)].join("\n");
  const plan = planReview(
    reportOf(many),
    input({ files: [{ path: "big.mod", status: "added", patch }], sourceLine: (_p, n) => `line ${n - 1}` }),
  );
  expect(plan.comments).toHaveLength(20);
  expect(plan.comments[0]?.comment.line).toBe(31);
  expect(plan.rest).toHaveLength(20);
  expect(plan.comments[0]?.comment.body).toContain("`@everyone` `<b>`");
});
