import { readModuleVersion, takeShared } from "./common-directives.ts";
import {
  commentText,
  type Directive,
  keep,
  readDirectives,
  readOnlyString,
  readString,
  Wrong,
} from "./directives.ts";
import { goQuote } from "./quote.ts";
import type {
  GoModFile,
  ModuleDirective,
  Parsed,
  RequireDirective,
  RetractDirective,
  Span,
} from "./syntax.ts";

/** The file while it is read. */
type Draft = {
  -readonly [Key in keyof GoModFile]: GoModFile[Key] extends readonly (infer T)[] ? T[] : GoModFile[Key];
};

const blockVerbs = new Set([
  "module",
  "godebug",
  "require",
  "exclude",
  "replace",
  "retract",
  "tool",
  "ignore",
]);

/**
 * Reads a main module's go.mod as Go does (modfile.Parse, strict). Versions come out canonical, as
 * `go mod edit -json` shows them. A file over 16 MiB is refused.
 */
export function readGoMod(text: string): Parsed<GoModFile> {
  const file: Draft = {
    godebug: [],
    require: [],
    exclude: [],
    replace: [],
    retract: [],
    tool: [],
    ignore: [],
  };
  const faults = readDirectives(text, blockVerbs, (directive) => take(file, directive));
  return { file, faults };
}

/** Adds the directive to the file, or returns what is wrong with it. */
function take(file: Draft, directive: Directive): Wrong | undefined {
  switch (directive.verb) {
    case "module":
      return takeModule(file, directive);
    case "require":
      return keep(readRequire(directive), (require) => file.require.push(require));
    case "exclude":
      return keep(readRequire(directive), ({ path, version, span }) =>
        file.exclude.push({ path, version, span }),
      );
    case "retract":
      return keep(readRetract(directive), (retract) => file.retract.push(retract));
    case "tool":
    case "ignore":
      return keep(readPath(directive), (path) => file[directive.verb as "tool" | "ignore"].push(path));
    default:
      return takeShared(file, directive);
  }
}

const deprecation = /(?:^|\n\n)Deprecated: *(.*?)(?:$|\n\n)/s;

/** A malformed module line still counts as one: a second is "repeated", as in Go. */
function takeModule(file: Draft, directive: Directive): Wrong | undefined {
  if (file.module !== undefined) return new Wrong("repeated module statement");
  const path = readOnlyString(directive, "usage: module module/path");
  const deprecated = deprecation.exec(commentText(directive))?.[1] ?? "";
  const { span } = directive.line;
  const module: ModuleDirective = { path: path instanceof Wrong ? "" : path, span };
  file.module = deprecated === "" ? module : { ...module, deprecated };
  return path instanceof Wrong ? path : undefined;
}

/** `// indirect`, alone or followed by ";" and more. */
const isIndirect = (comment: string | undefined): boolean =>
  comment !== undefined && /^\/\/\s*indirect(?:\s*$|;\s+\S)/.test(comment);

function readRequire({ verb, args, line }: Directive): RequireDirective | Wrong {
  const [path, version] = args;
  if (args.length !== 2 || path === undefined || version === undefined) {
    return new Wrong(`usage: ${verb} module/path v1.2.3`);
  }
  const module = readModuleVersion(verb, path, version);
  return module instanceof Wrong ? module : { ...module, indirect: isIndirect(line.suffix), span: line.span };
}

function readPath(directive: Directive): { readonly path: string; readonly span: Span } | Wrong {
  const path = readOnlyString(directive, `${directive.verb} directive expects exactly one argument`);
  return path instanceof Wrong ? path : { path, span: directive.line.span };
}

function readRetract(directive: Directive): RetractDirective | Wrong {
  const interval = readInterval(directive.args);
  if (interval instanceof Wrong) return interval;
  const [extra] = directive.args.slice(interval.length);
  if (extra !== undefined) return new Wrong(`unexpected token after version: ${goQuote(extra)}`);
  const { low, high } = interval;
  return { low, high, rationale: commentText(directive), span: directive.line.span };
}

interface Interval {
  readonly low: string;
  readonly high: string;
  /** Words taken. */
  readonly length: number;
}

/** `v1.0.0` or `[v1.0.0, v1.9.9]`; Go takes the versions as they are written (dontFixRetract). */
function readInterval(words: readonly string[]): Interval | Wrong {
  const [open, low, comma, high, close] = words;
  if (open === undefined || open === "(") return new Wrong("expected '[' or version");
  if (open !== "[") {
    const version = readRetracted(open);
    return version instanceof Wrong ? version : { low: version, high: version, length: 1 };
  }
  if (low === undefined) return new Wrong("expected version after '['");
  const lowest = readRetracted(low);
  if (lowest instanceof Wrong) return lowest;
  if (comma !== ",") return new Wrong("expected ',' after version");
  if (high === undefined) return new Wrong("expected version after ','");
  const highest = readRetracted(high);
  if (highest instanceof Wrong) return highest;
  if (close !== "]") return new Wrong("expected ']' after version");
  return { low: lowest, high: highest, length: 5 };
}

function readRetracted(word: string): string | Wrong {
  const text = readString(word);
  if (!(text instanceof Wrong)) return text;
  const why = text.message.replace("invalid quoted string: ", "");
  return new Wrong(`retract: version ${goQuote(word)} invalid: ${why}`);
}
