import { maxFaults } from "./limits.ts";
import { unquote } from "./quote.ts";
import { type Block, type Line, parseStatements, type Statement } from "./statements.ts";
import type { SyntaxFault } from "./syntax.ts";

/** One directive of go.mod or go.work with its verb taken off. */
export interface Directive {
  readonly verb: string;
  readonly args: readonly string[];
  readonly line: Line;
  readonly block?: Block;
}

/** What is wrong with a directive, in x/mod's words (modfile/rule.go). Anything else a reader returns is the directive read. */
export class Wrong {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** Adds what was read, or passes on what is wrong. */
export function keep<T>(value: T | Wrong, add: (value: T) => void): Wrong | undefined {
  if (value instanceof Wrong) return value;
  add(value);
  return undefined;
}

/** modfile.parseString: only double quotes quote; a backquoted string is lexed and then refused. */
export function readString(word: string): string | Wrong {
  if (word.startsWith('"')) return unquote(word) ?? new Wrong("invalid quoted string: invalid syntax");
  if (/["'`]/.test(word)) return new Wrong("invalid quoted string: unquoted string cannot contain quote");
  return word;
}

/** The only argument of a directive as a string. */
export function readOnlyString({ args }: Directive, usage: string): string | Wrong {
  const [word] = args;
  return args.length === 1 && word !== undefined ? readString(word) : new Wrong(usage);
}

/** modfile.parseDirectiveComment: the line's own comments, else its block's, without slashes. */
export function commentText({ line, block }: Directive): string {
  const own = line.before.length > 0 || line.suffix !== undefined || block === undefined;
  const comments = own ? [...line.before, line.suffix ?? ""] : block.before;
  return comments
    .filter((comment) => comment.startsWith("//"))
    .map((comment) => comment.slice(2).trim())
    .join("\n");
}

/**
 * Walks the directives of a go.mod or go.work file in order; only `blockVerbs` may stand before a block.
 * Returns Go's complaints: the one syntax fault if there is any, else all about single directives.
 */
export function readDirectives(
  text: string,
  blockVerbs: ReadonlySet<string>,
  take: (directive: Directive) => Wrong | undefined,
): readonly SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  const statements = parseStatements(text);
  let isKnownBlock = true;
  for (let next = statements.next(); ; next = statements.next()) {
    if (next.done) return next.value === undefined ? faults.slice(0, maxFaults) : [next.value];
    const statement = next.value;
    if (statement.kind === "block") {
      const { words } = statement.block;
      isKnownBlock = words.length === 1 && blockVerbs.has(words[0] ?? "");
      const unknown = new Wrong(`unknown block type: ${words.join(" ")}`);
      if (!isKnownBlock) faults.push(faultAt(statement.block, unknown));
    } else if (statement.block === undefined || isKnownBlock) {
      const wrong = take(directiveOf(statement));
      if (wrong !== undefined) faults.push(faultAt(statement.line, wrong));
    }
  }
}

function directiveOf({ line, block }: Extract<Statement, { kind: "line" }>): Directive {
  const [verb = "", ...args] = block === undefined ? line.words : [...block.words, ...line.words];
  return { verb, args, line, ...(block !== undefined && { block }) };
}

const faultAt = ({ span }: Line | Block, { message }: Wrong): SyntaxFault => ({
  line: span.line,
  column: span.column,
  message,
});
