/** Text of repositories, servers and foreign reports, made harmless for the place where it is shown. */

// Controls, formatting (bidirectional, zero-width, tags) and separators: they hide or reorder text, or drive a terminal.
const HIDING = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const LONGEST_TEXT = 8_000;

const showHiding = (text: string): string =>
  text.replace(HIDING, (c) => `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`);

/** Hiding characters become visible (`<U+202E>`); a text beyond `longest` UTF-16 units is cut, and says so. */
export const visible = (text: string, longest = LONGEST_TEXT): string => showHiding(shorten(text, longest));

/** One line of visible text: line breaks and tabs become a space. */
export const oneLine = (text: string, longest = LONGEST_TEXT): string =>
  showHiding(shorten(text, longest).replace(/[\r\n\t]+ */g, " ")).trim();

/** Cut to `longest` UTF-16 units without splitting a surrogate pair; says how much is missing. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const tail = ` … (${text.length - longest} more characters)`;
  const kept = text.slice(0, Math.max(0, longest - tail.length)).replace(/[\uD800-\uDBFF]$/, "");
  return kept + tail;
}

/**
 * One line for a job's log: no escape sequences, no workflow command (`::x`, `##[x]`), and nothing that matches
 * setup-go's problem matcher `^\s*(.+\.go):(\d+)`, which would become an error annotation (contract §7).
 */
export const logLine = (text: string): string =>
  oneLine(text)
    .replace(/\.go:(\d+)(?::\d+)?/g, ".go line $1")
    .replace(/\.go:(?=\s|$)/g, ".go,")
    .replace(/(^|\s)::/g, "$1: :")
    .replaceAll("##[", "## [");

/** A Markdown code span: literal whatever it holds; GitHub makes no mention, link or reference of it. */
export function codeSpan(text: string, longest = 300): string {
  const line = oneLine(text, longest);
  if (line === "") return "";
  const runs = line.match(/`+/g) ?? [];
  const fence = "`".repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return fence + pad + line + pad + fence;
}

// What GitHub would link, mention, reference or render: @user, #12, GH-12, a URL, www., a@b.c, a commit, Markdown, HTML.
const ACTIVE = /[@#_*~\\[\]<&$]|:\/\/|www\.|\bGH-\d|\b[0-9a-f]{7,64}\b/i;

/** Prose for Markdown: backtick pairs stay code, words that GitHub could act on become code, the rest is escaped. */
export function markdownText(text: string, longest = 2_000): string {
  return oneLine(text, longest)
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? codeSpan(part.slice(1, -1), longest) : prose(part)))
    .reduce((before, part) => before + (before.endsWith("`") && part.startsWith("`") ? " " : "") + part, "");
}

/** Markdown for a table cell. A backslash may not stand before a pipe: GitHub would read it as escaped and split the cell. */
export const cell = (markdown: string): string => markdown.replace(/\\(?=\|)/g, "\\ ").replaceAll("|", "\\|");

const prose = (text: string): string =>
  text
    .split(/( +)/)
    .map((word) => proseWord(word))
    .join("");

function proseWord(word: string): string {
  const core = word.replace(/[.,;:!?)"']+$/, "");
  if (ACTIVE.test(core)) return codeSpan(core, word.length) + escapeMarkdown(word.slice(core.length));
  return escapeMarkdown(word);
}

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]#!<>~&$]/g, "\\$&");

/** For HTML text and quoted attribute values. */
export const escapeHtml = (text: string): string =>
  visible(text).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
