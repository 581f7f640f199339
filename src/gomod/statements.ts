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

/** `verb ( … )`. */
export interface Block {
  readonly words: readonly string[];
  readonly before: readonly string[];
  readonly lines: readonly Line[];
  readonly span: Span;
}

type Statement = ({ readonly kind: "line" } & Line) | ({ readonly kind: "block" } & Block);

export interface Statements {
  readonly statements: readonly Statement[];
  /** Where Go's parser stops; what came before is in `statements`. */
  readonly fault?: SyntaxFault;
}

/** The grammar common to go.mod and go.work (x/mod/modfile read.go). */
export function parseStatements(text: string): Statements {
  if (text.length > maxFileSize) {
    const message = `file is too large (max size is ${maxFileSize} bytes)`;
    return { statements: [], fault: { line: 1, column: 1, message } };
  }
  const statements: Statement[] = [];
  try {
    new Parser(text).file(statements);
    return { statements };
  } catch (error) {
    if (error instanceof Refused) return { statements, fault: error.fault };
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

  file(statements: Statement[]): void {
    let comments: string[] = [];
    while (this.#ahead.kind !== "eof") {
      if (this.#ahead.kind === "newline") {
        this.#next();
        comments = [];
      } else if (this.#ahead.kind === "comment") {
        comments.push(this.#next().text);
      } else {
        statements.push(this.#statement(comments));
        comments = [];
      }
    }
  }

  #statement(before: readonly string[]): Statement {
    const start = this.#next();
    const words = [start.text];
    let end = start;
    for (;;) {
      const token = this.#next();
      if (endsLine(token)) return { kind: "line", ...lineOf(words, before, start, end, token) };
      if (token.text !== "(") {
        words.push(token.text);
        end = token;
      } else if (endsLine(this.#ahead)) {
        return { kind: "block", words, before, ...this.#block(start) };
      } else if (this.#ahead.text === ")") {
        const close = this.#next();
        if (endsLine(this.#ahead)) {
          this.#next();
          return { kind: "block", words, before, lines: [], span: spanOf(start, close) };
        }
        words.push("(", ")");
      } else {
        words.push("(");
      }
    }
  }

  #block(start: Token): { lines: readonly Line[]; span: Span } {
    const lines: Line[] = [];
    let comments: string[] = [];
    for (;;) {
      const ahead = this.#ahead;
      if (ahead.kind === "eof") {
        this.#refuse(`syntax error (unterminated block started at ${start.line}:${start.column})`);
      } else if (ahead.kind === "suffix") {
        this.#next();
      } else if (ahead.kind === "newline") {
        this.#next();
        if (comments.length > 0 ? comments.at(-1) !== "" : lines.length > 0) comments.push("");
      } else if (ahead.kind === "comment") {
        comments.push(this.#next().text);
      } else if (ahead.kind === "punctuation" && ahead.text === ")") {
        const close = this.#next();
        if (!endsLine(this.#ahead)) this.#refuse("syntax error (expected newline after closing paren)");
        this.#next();
        return { lines, span: spanOf(start, close) };
      } else {
        lines.push(this.#blockLine(comments));
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
