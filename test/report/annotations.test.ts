import { expect, test } from "vitest";
import { renderAnnotations } from "../../src/report/annotations.ts";
import { finding, report, reportOf } from "./samples.ts";

/** As the runner reads a command: unescapes data and properties (actions/runner ActionCommand.TryParseV2). */
function parsed(line: string): { type: string; message: string; properties: Record<string, string> } {
  const match = /^::(\w+) (.*?)::(.*)$/.exec(line);
  if (!match) throw new Error(`no command: ${line}`);
  const [, type = "", props = "", data = ""] = match;
  const undo = (s: string): string =>
    s.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
  const undoProperty = (s: string): string => undo(s.replaceAll("%3A", ":").replaceAll("%2C", ","));
  const pairs = props.split(",").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), undoProperty(pair.slice(at + 1))] as const;
  });
  return { type, message: undo(data), properties: Object.fromEntries(pairs) };
}

test("one command per finding with place and title", () => {
  const lines = renderAnnotations(reportOf([finding({ column: 3, endColumn: 9, path: "a,b:c/go.mod" })]));
  expect(lines.map(parsed)).toEqual([
    {
      type: "error",
      message:
        "replace example.com/a => ../../a leaves the repository\nVendor the module or publish a version of it.",
      properties: {
        file: "a,b:c/go.mod",
        line: "12",
        col: "3",
        endColumn: "9",
        title: "replace-outside-repository",
      },
    },
  ]);
});

test("columns are not sent over several lines, which the runner would drop", () => {
  const [line = ""] = renderAnnotations(reportOf([finding({ column: 3, endLine: 14, endColumn: 9 })]));
  expect(Object.keys(parsed(line).properties)).toEqual(["file", "line", "endLine", "title"]);
});

test("ten of each type, new and worst first, the rest counted in the tenth notice", () => {
  const findings = (["notice", "warning", "error"] as const).flatMap((severity) =>
    Array.from({ length: 15 }, (_, i) => finding({ severity, rule: severity, line: i + 1, isNew: i === 14 })),
  );
  const shown = renderAnnotations(reportOf(findings)).map(parsed);
  const of = (type: string) => shown.filter((line) => line.type === type);
  expect([of("error").length, of("warning").length, of("notice").length]).toEqual([10, 10, 10]);
  expect(shown.slice(0, 3).map((line) => [line.type, line.properties["line"]])).toEqual([
    ["error", "15"],
    ["warning", "15"],
    ["notice", "15"],
  ]);
  expect(shown.at(-1)?.message).toMatch(/^16 more findings not annotated here/);
});

test("at most one message a line a rule", () => {
  expect(renderAnnotations(reportOf([finding(), finding({ message: "again" })]))).toHaveLength(1);
});

test("hostile texts stay one line, unescape to what was meant, and hit no matcher", () => {
  const hostile = `a]]>\n::error::x\r\n%0A main.go:12:3: boom \u202E ${"y".repeat(1_000_000)}`;
  const lines = renderAnnotations(reportOf([finding({ message: hostile, rule: "r,s:t" })]));
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/[\r\n]/);
  expect(lines[0]).not.toMatch(/^\s*(.+\.go):(\d+)/);
  const { message, properties } = parsed(lines[0] ?? "");
  expect(message.length).toBeLessThanOrEqual(4096);
  expect(message).toContain("%0A main.go line 12");
  expect(message).toContain("<U+202E>");
  expect(properties["title"]).toBe("r,s:t");
});

test("suppressions that the pull request adds are said", () => {
  const suppressed = [{ rule: "x", path: "go.mod", line: 5, reason: "agreed", addedHere: true }];
  expect(renderAnnotations(report({ suppressed })).map(parsed)).toMatchObject([
    { type: "warning", message: "suppressed by this pull request: x at go.mod, line 5 (agreed)" },
  ]);
});

test("50,000 findings cost little and say how many are left", () => {
  const findings = Array.from({ length: 50_000 }, (_, i) => finding({ line: i + 1 }));
  const lines = renderAnnotations(reportOf(findings));
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toContain("49,990 more findings");
});
