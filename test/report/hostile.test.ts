import { marked } from "marked";
import { expect, test } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { renderComment, runOfComment } from "../../src/report/comment.ts";
import { readHostileReport } from "../../src/report/hostile.ts";
import { finding, report, reportOf } from "./samples.ts";

const faultsOf = (input: unknown): readonly string[] => {
  const result = readHostileReport(typeof input === "string" ? input : JSON.stringify(input));
  return result.status === "invalid" ? result.faults : [];
};

test("a report of our own passes", () => {
  expect(faultsOf(reportOf([finding()]))).toEqual([]);
});

test.each<[string, unknown, string]>([
  ["no JSON", "]]>", "the document"],
  ["another document", { version: 1 }, "tool"],
  ["another tool", report({ tool: { name: "evil", version: "1" } }), "not a report"],
  ["a version with markup", report({ tool: { name: "gomod-preflight", version: "<b>" } }), "tool.version"],
  ["another root", report({ root: "/" }), "root"],
  ["a way out", reportOf([finding({ path: "a/../../x" })]), "path"],
  ["an absolute path", reportOf([finding({ path: "/etc/passwd" })]), "path"],
  ["a Windows path", reportOf([finding({ path: "C:\\x" })]), "path"],
  ["a URL", reportOf([finding({ path: "https://evil.example/x" })]), "path"],
  ["a line break in a path", reportOf([finding({ path: "a\n::error::x" })]), "path"],
  ["a rule that is no name", reportOf([finding({ rule: "@everyone" })]), "rule"],
  ["a lying verdict", { ...reportOf([finding()]), verdict: report().verdict }, "verdict"],
  ["too many findings", reportOf(Array.from({ length: 50_001 }, () => finding())), "50000"],
])("refused: %s", (_name, input, words) => {
  expect(faultsOf(input).join("; ")).toContain(words);
});

const options = {
  run: 7,
  blobUrl: "https://host.example/o/r/blob/abc",
  elsewhere: "[the run](https://host.example/r)",
};

function hostileReport(findings: number): Report {
  const text = `]]> ::error:: %0A \`\`\` @everyone <script> \u202E https://evil.example [x](https://evil.example) #1 ${"x".repeat(5_000)}`;
  return reportOf(
    Array.from({ length: findings }, (_, i) => finding({ line: i + 1, message: text, help: text })),
    { skipped: [{ rule: "a", reason: text }], go: { status: "found", version: text } },
  );
}

/** What a reader of the Markdown would meet, by GitHub's grammar: links, markup, and text outside code. */
function alive(markdown: string): { links: string[]; markup: string[]; text: string } {
  const found = { links: [] as string[], markup: [] as string[], text: "" };
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token) => {
    if (token.type === "link" || token.type === "image") found.links.push(token["href"]);
    if (token.type === "html") found.markup.push(...(token.raw.match(/<!?[\w/-]+/g) ?? []));
    if (token.type === "text" || token.type === "escape") found.text += token["text"];
  });
  return found;
}

test("50,000 hostile findings: at most 65,536 characters of whole Markdown, nothing in it alive", () => {
  const body = renderComment(hostileReport(50_000), options);
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toMatch(/\*\*[\d,]+ more findings\*\* not listed here: \[the run\]/);
  const { links, markup, text } = alive(body);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((url) => !url.startsWith("https://host.example/"))).toEqual([]);
  expect(new Set(markup)).toEqual(
    new Set(
      ["<!--", "<details", "<summary", "</summary", "</details", "<br"].filter((tag) => body.includes(tag)),
    ),
  );
  expect(text).not.toMatch(/@everyone|evil|#1|\u202E/);
  expect(body.match(/<details>/g)?.length).toBe(body.match(/<\/details>/g)?.length);
});

test("the marker names scope and run, whatever the scope holds", () => {
  const body = renderComment(report({ scope: "a--> <b>/é" }), options);
  expect(body.split("\n")[0]).toBe("<!-- gomod-preflight:comment scope=a--%3E%20%3Cb%3E%2F%C3%A9 run=7 -->");
  expect(runOfComment(body, "a--> <b>/é")).toBe(7);
  expect(runOfComment(body, ".")).toBeUndefined();
  expect(runOfComment(`quoted: ${body}`, "a--> <b>/é")).toBeUndefined();
});

test("without findings the comment is all clear", () => {
  expect(renderComment(report(), options)).toContain("## ✅ gomod-preflight: all clear");
});
