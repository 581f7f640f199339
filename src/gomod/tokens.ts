import { goQuoteRune, isPrint } from "./quote.ts";
import type { SyntaxFault } from "./syntax.ts";

/** `comment` stands alone on its line; `suffix` follows something and swallows the line's end, as in x/mod. */
export type TokenKind = "eof" | "newline" | "comment" | "suffix" | "word" | "string" | "punctuation";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Stops the reading of one file; `statements.ts` turns it into a value. */
export class Refused extends Error {
  readonly fault: SyntaxFault;
  constructor(line: number, column: number, message: string) {
    super(message);
    this.fault = { line, column, message };
  }
}

const space = 0x20;
const tab = 0x09;
const newline = 0x0a;
const carriageReturn = 0x0d;
const slash = 0x2f;
const star = 0x2a;
const backquote = 0x60;
const backslash = 0x5c;
const punctuation = "()[]{},";

const slashStar = "mod files must use // comments (not /* */ comments)";

/** Token by token over a go.mod or go.work file; the lexer of x/mod/modfile (read.go), linear in the text. */
export class Lexer {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  /** Something other than space stands on the line before `#at`. */
  #afterToken = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Line of the next character. */
  get line(): number {
    return this.#line;
  }

  /** Column of the next character. */
  get column(): number {
    return this.#at - this.#lineStart + 1;
  }

  /** Throws `Refused` where Go's lexer stops. */
  next(): Token {
    this.#skipSpace();
    const text = this.#text;
    if (this.#at >= text.length) return this.#token("eof", this.#at);
    const code = text.charCodeAt(this.#at);
    if (code === slash && text.charCodeAt(this.#at + 1) === slash) return this.#comment();
    if (code === slash && text.charCodeAt(this.#at + 1) === star) this.#refuse(slashStar);
    if (code === newline) return this.#newline();
    if (punctuation.includes(text.charAt(this.#at))) return this.#token("punctuation", this.#at + 1);
    if (code === 0x22 || code === backquote) return this.#string(code);
    return this.#word();
  }

  #skipSpace(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== space && code !== tab && code !== carriageReturn) return;
    }
  }

  #refuse(message: string): never {
    throw new Refused(this.#line, this.column, message);
  }

  #token(kind: TokenKind, end: number): Token {
    const { line, column } = this;
    const text = this.#text.slice(this.#at, end);
    this.#at = end;
    this.#afterToken = true;
    return { kind, text, line, column, endLine: line, endColumn: this.column };
  }

  #startLine(): void {
    this.#line++;
    this.#lineStart = this.#at;
    this.#afterToken = false;
  }

  #newline(): Token {
    const token = this.#token("newline", this.#at + 1);
    this.#startLine();
    return token;
  }

  #comment(): Token {
    const kind = this.#afterToken ? "suffix" : "comment";
    const found = this.#text.indexOf("\n", this.#at);
    const end = found < 0 ? this.#text.length : found;
    const hasReturn = found >= 0 && this.#text.charCodeAt(end - 1) === carriageReturn;
    const token = this.#token(kind, hasReturn ? end - 1 : end);
    this.#at = end;
    if (found >= 0) {
      this.#at++;
      this.#startLine();
    }
    return token;
  }

  #string(quote: number): Token {
    const { line, column } = this;
    const start = this.#at++;
    for (;;) {
      if (this.#at >= this.#text.length) throw new Refused(line, column, "unexpected EOF in string");
      const code = this.#text.charCodeAt(this.#at);
      if (code === newline) this.#refuse("unexpected newline in string");
      this.#at++;
      if (code === quote) break;
      if (code === backslash && quote !== backquote) this.#skipEscaped(line, column);
    }
    this.#afterToken = true;
    const text = this.#text.slice(start, this.#at);
    return { kind: "string", text, line, column, endLine: this.#line, endColumn: this.column };
  }

  #skipEscaped(line: number, column: number): void {
    if (this.#at >= this.#text.length) throw new Refused(line, column, "unexpected EOF in string");
    const code = this.#text.charCodeAt(this.#at++);
    if (code === newline) this.#startLine();
  }

  #word(): Token {
    const first = wordCharLength(this.#text, this.#at);
    if (first === 0)
      this.#refuse(`unexpected input character ${goQuoteRune(this.#text.slice(this.#at, this.#at + 2))}`);
    let end = this.#at + first;
    for (let length = wordCharLength(this.#text, end); length > 0; length = wordCharLength(this.#text, end)) {
      if (this.#text.charCodeAt(end) === slash) {
        const after = this.#text.charCodeAt(end + 1);
        if (after === slash) break;
        if (after === star) {
          this.#at = end;
          this.#refuse(slashStar);
        }
      }
      end += length;
    }
    return this.#token("word", end);
  }
}

/** UTF-16 units of the word character at `at`, 0 when none is there (x/mod isIdent). */
function wordCharLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code > space && code < 0x7f) return punctuation.includes(text.charAt(at)) ? 0 : 1;
  if (!(code >= 0x80)) return 0;
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const isLoneSurrogate = char.length === 1 && code >= 0xd800 && code <= 0xdfff;
  return isLoneSurrogate || isPrint(char) ? char.length : 0;
}
