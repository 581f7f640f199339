import { maxFileSize } from "./limits.ts";
import type { Span, SyntaxFault } from "./syntax.ts";
import { Lexer, Refused, type Token } from "./tokens.ts";

/** One directive: its words, the whole-line comments above ("" marks a blank line in a block) and the comment behind. */
export interface Line {
  readonly words: readonly string[];
  readonly before: readonly string[];
  readonly suffix?: string;
  readonly span: Span;
}

/** `verb (` up to its first line. */
export interface Block {
  readonly words: readonly string[];
  readonly before: readonly string[];
  readonly span: Span;
}

/** A directive, or a block that opens; its lines follow with the block they stand in. */
export type Statement =
  | { readonly kind: "line"; readonly line: Line; readonly block?: Block }
  | { readonly kind: "block"; readonly block: Block };

/**
 * The grammar common to go.mod and go.work (x/mod/modfile read.go), statement by statement: nothing of the file is held.
 * Returns where Go's parser stops, if it does.
 */
export function* parseStatements(text: string): Generator<Statement, SyntaxFault | undefined> {
  if (text.length > maxFileSize) {
    return { line: 1, column: 1, message: `file is too large (max size is ${maxFileSize} bytes)` };
  }
  try {
    yield* new Parser(text).file();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.fault;
    throw error;
  }
}

const endsLine = (token: Token): boolean =>
  token.kind === "newline" || token.kind === "suffix" || token.kind === "eof";

const spanOf = (start: Token, end: Token): Span => ({
  line: start.line,
  column: start.column,
  endLine: end.endLine,
  endColumn: end.endColumn,
});

class Parser {
  readonly #lexer: Lexer;
  #ahead: Token;

  constructor(text: string) {
    this.#lexer = new Lexer(text);
    this.#ahead = this.#lexer.next();
  }

  #next(): Token {
    const token = this.#ahead;
    this.#ahead = this.#lexer.next();
    return token;
  }

  /** At the lexer's place, which is behind the token seen ahead: there Go reports it. */
  #refuse(message: string): never {
    throw new Refused(this.#lexer.line, this.#lexer.column, message);
  }

  *file(): Generator<Statement, void> {
    let comments: string[] = [];
    while (this.#ahead.kind !== "eof") {
      if (this.#ahead.kind === "newline") {
        this.#next();
        comments = [];
      } else if (this.#ahead.kind === "comment") {
        comments.push(this.#next().text);
      } else {
        yield* this.#statement(comments);
        comments = [];
      }
    }
  }

  *#statement(before: readonly string[]): Generator<Statement, void> {
    const start = this.#next();
    const words = [start.text];
    let end = start;
    for (;;) {
      const token = this.#next();
      if (endsLine(token)) return yield { kind: "line", line: lineOf(words, before, start, end, token) };
      if (token.text !== "(") {
        words.push(token.text);
        end = token;
      } else if (endsLine(this.#ahead)) {
        return yield* this.#block(start, { words, before, span: spanOf(start, token) });
      } else if (this.#ahead.text === ")") {
        const close = this.#next();
        if (endsLine(this.#ahead)) {
          this.#next();
          return yield { kind: "block", block: { words, before, span: spanOf(start, close) } };
        }
        words.push("(", ")");
      } else {
        words.push("(");
      }
    }
  }

  *#block(start: Token, block: Block): Generator<Statement, void> {
    yield { kind: "block", block };
    let isFirst = true;
    let comments: string[] = [];
    for (;;) {
      const ahead = this.#ahead;
      if (ahead.kind === "eof") {
        this.#refuse(`syntax error (unterminated block started at ${start.line}:${start.column})`);
      } else if (ahead.kind === "suffix") {
        this.#next();
      } else if (ahead.kind === "newline") {
        this.#next();
        if (comments.length > 0 ? comments.at(-1) !== "" : !isFirst) comments.push("");
      } else if (ahead.kind === "comment") {
        comments.push(this.#next().text);
      } else if (ahead.kind === "punctuation" && ahead.text === ")") {
        this.#next();
        if (!endsLine(this.#ahead)) this.#refuse("syntax error (expected newline after closing paren)");
        this.#next();
        return;
      } else {
        yield { kind: "line", line: this.#blockLine(comments), block };
        isFirst = false;
        comments = [];
      }
    }
  }

  #blockLine(before: readonly string[]): Line {
    const start = this.#next();
    const words = [start.text];
    let end = start;
    for (;;) {
      const token = this.#next();
      if (endsLine(token)) return lineOf(words, before, start, end, token);
      words.push(token.text);
      end = token;
    }
  }
}

const lineOf = (
  words: readonly string[],
  before: readonly string[],
  start: Token,
  end: Token,
  last: Token,
): Line => ({
  words,
  before,
  ...(last.kind === "suffix" && { suffix: last.text }),
  span: spanOf(start, end),
});
