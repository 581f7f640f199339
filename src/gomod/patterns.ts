/** GOPRIVATE, GONOPROXY, GONOSUMDB, GOINSECURE and their like: lists of globs over module path prefixes. */

/**
 * module.MatchPrefixPatterns: some path prefix of `target` matches one glob of the comma-separated `globs`.
 * Nothing is trimmed but one trailing slash; empty and malformed globs match nothing.
 */
export function matchPatternList(globs: string, target: string): boolean {
  return globs.split(",").some((glob) => {
    const trimmed = glob.endsWith("/") ? glob.slice(0, -1) : glob;
    return trimmed !== "" && matchesPrefix(trimmed, target);
  });
}

function matchesPrefix(glob: string, target: string): boolean {
  const length = glob.split("/").length;
  const elements = target.split("/");
  if (elements.length < length) return false;
  return matchPath(glob, elements.slice(0, length).join("/"));
}

type Piece =
  | { readonly kind: "star" | "any" }
  | { readonly kind: "literal"; readonly char: string }
  | {
      readonly kind: "class";
      readonly negated: boolean;
      readonly ranges: readonly (readonly [string, string])[];
    };

/** path.Match: `*` and `?` do not cross "/"; a malformed pattern matches nothing. */
export function matchPath(pattern: string, name: string): boolean {
  const pieces = parseGlob(Array.from(pattern));
  return pieces !== undefined && matchPieces(pieces, Array.from(name));
}

function parseGlob(chars: readonly string[]): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < chars.length) {
    const char = chars[at]!;
    if (char === "[") {
      const parsed = parseClass(chars, at + 1);
      if (parsed === undefined) return undefined;
      pieces.push(parsed.piece);
      at = parsed.end;
      continue;
    }
    const literal = char === "\\" ? chars[++at] : char;
    if (literal === undefined) return undefined;
    pieces.push(
      char === "*" ? { kind: "star" } : char === "?" ? { kind: "any" } : { kind: "literal", char: literal },
    );
    at++;
  }
  return pieces;
}

/** `chars[start]` follows "["; undefined when the class is malformed. */
function parseClass(chars: readonly string[], start: number): { piece: Piece; end: number } | undefined {
  let at = start;
  const negated = chars[at] === "^";
  if (negated) at++;
  const ranges: (readonly [string, string])[] = [];
  while (chars[at] !== "]" || ranges.length === 0) {
    const low = classChar(chars, at);
    if (low === undefined) return undefined;
    at = low.end;
    if (chars[at] !== "-") {
      ranges.push([low.char, low.char]);
      continue;
    }
    const high = classChar(chars, at + 1);
    if (high === undefined) return undefined;
    ranges.push([low.char, high.char]);
    at = high.end;
  }
  return { piece: { kind: "class", negated, ranges }, end: at + 1 };
}

function classChar(chars: readonly string[], start: number): { char: string; end: number } | undefined {
  const first = chars[start];
  if (first === undefined || first === "-" || first === "]") return undefined;
  const at = first === "\\" ? start + 1 : start;
  const char = chars[at];
  // A class that ends with its pattern is malformed (path.getEsc).
  return char === undefined || at + 1 >= chars.length ? undefined : { char, end: at + 1 };
}

function matchOne(piece: Piece, char: string): boolean {
  switch (piece.kind) {
    case "literal":
      return piece.char === char;
    case "class": {
      const code = codeOf(char);
      return (
        piece.ranges.some(([low, high]) => codeOf(low) <= code && code <= codeOf(high)) !== piece.negated
      );
    }
    case "any":
    case "star":
      return char !== "/";
  }
}

const codeOf = (char: string): number => char.codePointAt(0) ?? 0;

/** Backtracks to the last star only, so time is pieces × chars at most. */
function matchPieces(pieces: readonly Piece[], chars: readonly string[]): boolean {
  let piece = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < chars.length) {
    const next = pieces[piece];
    if (next?.kind === "star") {
      star = piece++;
      starAt = at;
    } else if (next !== undefined && matchOne(next, chars[at]!)) {
      piece++;
      at++;
    } else if (star >= 0 && chars[starAt] !== "/") {
      at = ++starAt;
      piece = star + 1;
    } else {
      return false;
    }
  }
  return pieces.slice(piece).every((rest) => rest.kind === "star");
}
