import type { Constraints } from "./constraints.ts";

/** `none`: the constraints exclude the file. `more`: the text ends before the last import clause may have come. */
export type FileImports = readonly string[] | "none" | "more";

const IDENTIFIER = /[A-Za-z0-9_.\u0080-\uffff]/;
const LF = 10;
const SLASH = 47;
const STAR = 42;

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 13 || code === 59;

/** Reads a Go file's constraint lines and import clauses, nothing else. Text is latin1 or UTF-8: both do. */
class ImportReader {
  private readonly text: string;
  private readonly whole: boolean;
  private at: number;
  private goBuild: string | undefined;
  private readonly plusBuild: { readonly at: number; readonly text: string }[] = [];
  private lastBlank = 0;
  private readonly found: string[] = [];

  constructor(text: string, whole: boolean) {
    this.text = text;
    this.whole = whole;
    this.at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : text.startsWith("\ufeff") ? 1 : 0;
  }

  read(constraints: Constraints): FileImports {
    this.skip(true);
    if (this.ended) return this.whole ? "none" : "more";
    const plus = this.plusBuild.filter((line) => line.at < this.lastBlank).map((line) => line.text);
    if (!constraints.takesHeader(this.goBuild, plus)) return "none";
    if (!this.text.startsWith("package", this.at)) return "none";
    this.at += "package".length;
    this.skip();
    this.identifier();
    if (!this.clauses() && !this.whole) return "more";
    return !constraints.cgo && this.found.includes("C") ? "none" : this.found;
  }

  private get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** White space, semicolons and comments; in the header, constraint lines are kept on the way. */
  private skip(header = false): void {
    for (let lineStart = true; !this.ended; ) {
      const code = this.text.charCodeAt(this.at);
      if (code === LF) {
        if (lineStart && header) this.lastBlank = this.at;
        lineStart = true;
        this.at++;
      } else if (isSpace(code)) this.at++;
      else if (code === SLASH && this.comment(header)) lineStart = false;
      else return;
    }
  }

  private comment(header: boolean): boolean {
    const next = this.text.charCodeAt(this.at + 1);
    if (next !== SLASH && next !== STAR) return false;
    const end = this.text.indexOf(next === SLASH ? "\n" : "*/", this.at + 2);
    const stop = end < 0 ? this.text.length : end;
    if (next === SLASH && header) this.constraint(this.text.slice(this.at, stop));
    this.at = next === STAR && end >= 0 ? end + 2 : stop;
    return true;
  }

  private constraint(line: string): void {
    if (line.startsWith("//go:build")) this.goBuild ??= line.slice("//go:build".length);
    else {
      const text = line.slice(2).trim();
      if (text.startsWith("+build")) this.plusBuild.push({ at: this.at, text: text.slice("+build".length) });
    }
  }

  private identifier(): void {
    while (!this.ended && IDENTIFIER.test(this.text.charAt(this.at))) this.at++;
  }

  /** All import clauses; false when the text ended inside or right behind one. */
  private clauses(): boolean {
    for (;;) {
      this.skip();
      if (this.ended) return false;
      if (!this.text.startsWith("import", this.at)) return this.text.length - this.at >= "import".length + 1;
      if (IDENTIFIER.test(this.text.charAt(this.at + "import".length))) return true;
      this.at += "import".length;
      this.skip();
      if (!(this.text.charAt(this.at) === "(" ? this.group() : this.spec())) return false;
    }
  }

  private group(): boolean {
    this.at++;
    for (;;) {
      this.skip();
      if (this.ended) return false;
      if (this.text.charAt(this.at) === ")") {
        this.at++;
        return true;
      }
      if (!this.spec()) return false;
    }
  }

  private spec(): boolean {
    this.identifier();
    this.skip();
    const quote = this.text.charAt(this.at);
    if (quote !== '"' && quote !== "`") return false;
    const end = this.text.indexOf(quote, this.at + 1);
    if (end < 0) {
      this.at = this.text.length;
      return false;
    }
    this.found.push(this.text.slice(this.at + 1, end));
    this.at = end + 1;
    return true;
  }
}

/**
 * Import paths of one Go file whose build constraints may hold. `whole`: `text` is the entire file; otherwise `more`
 * says that a longer piece is needed. Broken files give what could be read.
 */
export const fileImports = (text: string, whole: boolean, constraints: Constraints): FileImports =>
  new ImportReader(text, whole).read(constraints);
