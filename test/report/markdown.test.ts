import { expect, test } from "vitest";
import { cell, codeSpan, markdownText } from "../../src/report/neutral.ts";
import { renderMarkdown, renderSummary } from "../../src/report/summary.ts";
import { finding, report, reportOf } from "./samples.ts";

test("the summary has verdict, findings and stages", () => {
  const text = renderSummary(reportOf([finding({ line: 7 })]));
  expect(text).toContain("## ❌ gomod-preflight: 1 error\n");
  expect(text).toContain(
    "| 🔴 | `services/api/go.mod:7` | replace example.com/a =\\> ../../a leaves the repository<br>Vendor the module or publish a version of it. | `replace-outside-repository` |",
  );
  expect(text).toContain("| Fetched | 3 fetched (5.86 KiB) in 1.5 s");
  expect(text).toContain("<details><summary>Sources asked (2)</summary>");
});

test("places are links where the page of the repository is known", () => {
  const text = renderSummary(reportOf([finding({ path: "a b/(x)/go.mod" })]), {
    blobUrl: "https://host.example/o/r/blob/abc",
  });
  expect(text).toContain("(https://host.example/o/r/blob/abc/a%20b/%28x%29/go.mod#L12)");
});

test("new findings come first, old ones are counted and folded", () => {
  const text = renderSummary(
    reportOf([finding({ isNew: false, message: "old one" }), finding({ isNew: true, message: "new one" })]),
  );
  expect(text.indexOf("New in this pull request (1)")).toBeLessThan(text.indexOf("new one"));
  expect(text.indexOf("new one")).toBeLessThan(text.indexOf("Already there before (1)"));
  expect(text).toMatch(/<details><summary>Already there before \(1\)<\/summary>\n\n.*\n.*\n.*old one/);
});

test("50,000 findings with long texts stay below 1 MiB, whole, with the rest counted", () => {
  const findings = Array.from({ length: 50_000 }, (_, i) =>
    finding({ line: i + 1, message: `é${"`|<".repeat(2000)}` }),
  );
  const text = renderSummary(reportOf(findings));
  expect(new TextEncoder().encode(text).length).toBeLessThan(1024 * 1024);
  expect(text).toMatch(/\*\*[\d,]+ more findings\*\* not listed here/);
  expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  expect(text.endsWith("\n")).toBe(true);
});

test("the same report gives the same bytes, and markdown lists everything", () => {
  const findings = Array.from({ length: 6_000 }, (_, i) => finding({ line: i + 1 }));
  expect(renderMarkdown(reportOf(findings))).toBe(renderMarkdown(reportOf(findings)));
  expect(renderMarkdown(reportOf(findings))).toContain("go.mod:6000`");
  expect(renderMarkdown(report())).toContain("no findings");
});

test.each([
  ["hi @everyone, see", "hi `@everyone`, see"],
  ["see https://evil.example/x.", "see `https://evil.example/x`."],
  ["fixes #12 and GH-3", "fixes `#12` and `GH-3`"],
  ["<img src=x>", "`<img` src=x\\>"],
  ["run `go mod tidy` now", "run `go mod tidy` now"],
  ["`a`@`@everyone", "`a` ``@`@everyone``"],
  ["a [link](x) *b* !", "a `[link](x`) `*b*` \\!"],
  ["m@v1.2.3", "`m@v1.2.3`"],
  ["line\nbreak | pipe", "line break | pipe"],
])("prose %j becomes %j", (input, output) => {
  expect(markdownText(input)).toBe(output);
});

test("code spans hold backticks; a cell keeps its pipes, also behind a backslash", () => {
  expect(codeSpan("a`b``c")).toBe("```a`b``c```");
  expect(codeSpan("`x")).toBe("`` `x ``");
  expect(cell("`a|b`")).toBe("`a\\|b`");
  expect(cell("`a\\|b`")).toBe("`a\\ \\|b`");
});
