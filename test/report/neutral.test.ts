import fc from "fast-check";
import { marked } from "marked";
import { expect, test } from "vitest";
import { cell, codeSpan, escapeHtml, logLine, markdownText, oneLine } from "../../src/report/neutral.ts";

const pieces = [
  "@a",
  "`",
  "``",
  "|",
  "\\",
  "<b>",
  "[x](http://e.x)",
  "![i](http://e.x)",
  "#1",
  "o/r#1",
  "GH-1",
  "\n",
  "*",
  "_",
];
const more = [
  "~~",
  "http://e.x",
  "www.e.x",
  "a@b.co",
  "word",
  " ",
  "!",
  ".",
  "(",
  ")",
  "&lt;",
  "$x$",
  "\u202E",
  "\u001B[2J",
  "- ",
  "> ",
];
const hostile = fc
  .array(fc.constantFrom(...pieces, ...more), { maxLength: 12 })
  .map((parts) => parts.join(""));

/** Links, images and markup, and all text outside code, as GitHub's grammar reads the Markdown. */
function read(markdown: string): { active: string[]; text: string } {
  const found = { active: [] as string[], text: "" };
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token) => {
    if (["link", "image", "html", "em", "strong", "del", "heading", "blockquote"].includes(token.type)) {
      found.active.push(token.raw);
    }
    if ((token.type === "text" && !("tokens" in token && token.tokens)) || token.type === "escape")
      found.text += `|${token["text"]}`;
  });
  return found;
}

const alive = /@a|a@b|https?:|www\.|#1|\bGH-1|\p{Cf}|(?!\n)\p{Cc}/u;

test("whatever prose holds, GitHub finds no link, mention, reference or markup in it", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { active, text: plain } = read(`Told: ${markdownText(text)}`);
      expect(active).toEqual([]);
      expect(plain).not.toMatch(alive);
    }),
    { numRuns: 3_000 },
  );
});

test("whatever a cell holds, the row keeps its cells and stays dead", () => {
  fc.assert(
    fc.property(hostile, hostile, (a, b) => {
      const row = `| ${cell(markdownText(a))} | ${cell(codeSpan(b))} |`;
      const [table] = marked.lexer(`| A | B |\n| --- | --- |\n${row}\n`, { gfm: true });
      expect(table?.type === "table" && table["rows"].map((cells: unknown[]) => cells.length)).toEqual([2]);
      const { active, text } = read(`| A | B |\n| --- | --- |\n${row}\n`);
      expect(active).toEqual([]);
      expect(text).not.toMatch(alive);
    }),
    { numRuns: 3_000 },
  );
});

test("a log line is one line, no command, no escape sequence, nothing for setup-go's matcher", () => {
  const parts = [
    "::error::x",
    "##[error]",
    "main.go:12:3: x",
    "a.go: y",
    "\n",
    "\r",
    "\u001B[31m",
    " ",
    "::",
    "%0A",
  ];
  const text = fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((all) => all.join(""));
  fc.assert(
    fc.property(text, (input) => {
      const line = logLine(input);
      expect(line).not.toMatch(/\p{Cc}|^\s*::|##\[/u);
      expect(line).not.toMatch(/^\s*(.+\.go):(?:(\d+):(\d+):)? (.*)/);
      expect(line).not.toMatch(/^\s*(.+\.go):(\d+)/);
    }),
    { numRuns: 3_000 },
  );
});

test("HTML keeps nothing that could end a text or an attribute", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"'`]/);
    }),
  );
});

test("hiding characters are shown, long texts are cut and say so, surrogate pairs stay whole", () => {
  expect(oneLine("a\u200Bb\u2066c\u{E0041}")).toBe("a<U+200B>b<U+2066>c<U+E0041>");
  const cut = oneLine("😀".repeat(5_000), 100);
  expect(cut).toMatch(/^(?:😀)+ … \(\d+ more characters\)$/u);
  expect(cut.length).toBeLessThanOrEqual(100);
});
