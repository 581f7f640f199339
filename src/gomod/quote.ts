/** Go's `%q` and `strconv.Unquote`, as far as go.mod files and Go's messages about them need it. */

const namedEscapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};
const namesOfEscapes = new Map(Object.entries(namedEscapes).map(([name, char]) => [char, `\\${name}`]));

/** unicode.IsPrint for one code point; the only printable space is U+0020. */
export const isPrint = (char: string): boolean => char === " " || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(char);

const quoteChar = (char: string, quote: string): string => {
  if (char === quote || char === "\\") return `\\${char}`;
  if (isPrint(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  const hex = (digits: number) => code.toString(16).padStart(digits, "0");
  return (
    namesOfEscapes.get(char) ??
    (code < 0x80 ? `\\x${hex(2)}` : code < 0x10000 ? `\\u${hex(4)}` : `\\U${hex(8)}`)
  );
};

const quoteWith = (text: string, quote: string): string =>
  quote + Array.from(text, (char) => quoteChar(char, quote)).join("") + quote;

/** strconv.Quote: `%q` of a string in Go's messages. */
export const goQuote = (text: string): string => quoteWith(text, '"');

/** strconv.QuoteRune: `%q` of a rune; takes the first code point of `text`. */
export const goQuoteRune = (text: string): string =>
  quoteWith(String.fromCodePoint(text.codePointAt(0) ?? 0xfffd), "'");

const escapeSequence =
  /\\(?:([abfnrtv\\"])|x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))|([^\\"\n]+)/gy;

/**
 * strconv.Unquote of an interpreted string literal, quotes included; undefined where Go says "invalid syntax".
 * Escaped bytes (`\xHH`, `\ooo`) that make no UTF-8 become U+FFFD.
 */
export function unquote(literal: string): string | undefined {
  if (literal.length < 2 || !literal.startsWith('"') || !literal.endsWith('"')) return undefined;
  const body = literal.slice(1, -1);
  if (!/[\\"\n]/.test(body)) return body;
  const bytes: Uint8Array[] = [];
  const encoder = new TextEncoder();
  let end = 0;
  for (const match of body.matchAll(escapeSequence)) {
    const part = escapedPart(match);
    if (part === undefined) return undefined;
    bytes.push(typeof part === "string" ? encoder.encode(part) : Uint8Array.of(part));
    end = match.index + match[0].length;
  }
  return end === body.length
    ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(joined(bytes))
    : undefined;
}

/** A byte for `\x` and octal escapes, text for the rest; undefined for a code point Go refuses. */
function escapedPart(match: RegExpExecArray): string | number | undefined {
  const [, name, hexByte, octal, short, long, plain] = match;
  if (plain !== undefined) return plain;
  if (name !== undefined) return namedEscapes[name] ?? name;
  if (hexByte !== undefined) return Number.parseInt(hexByte, 16);
  if (octal !== undefined) {
    const byte = Number.parseInt(octal, 8);
    return byte > 0xff ? undefined : byte;
  }
  const code = Number.parseInt(short ?? long ?? "", 16);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code > 0x10ffff || isSurrogate ? undefined : String.fromCodePoint(code);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
