/** One file of a module zip or directory: name with its `path@version/` prefix, SHA-256 of the content in lower-case hex. */
export interface HashedFile {
  readonly name: string;
  readonly sha256: string;
}

/** Go compares names as UTF-8 bytes; UTF-16 puts surrogates below U+E000, UTF-8 above. */
const rank = (unit: number): number =>
  unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;

function compareAsUtf8(x: string, y: string): number {
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) {
    const order = rank(x.charCodeAt(i)) - rank(y.charCodeAt(i));
    if (order !== 0) return order;
  }
  return x.length - y.length;
}

/** The text whose SHA-256 the directory hash is (sumdb/dirhash Hash1); undefined when a name has a newline, which Go refuses. */
function summaryOf(files: readonly HashedFile[]): string | undefined {
  if (files.some(({ name }) => name.includes("\n"))) return undefined;
  const sorted = files.toSorted((x, y) => compareAsUtf8(x.name, y.name));
  return sorted.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
}

/**
 * `h1:…` of a module zip or an extracted module directory. `sha256Base64` gives the padded standard base64 of
 * the SHA-256 of a text's UTF-8 bytes (hashing is outside this room). Undefined when a file name has a newline.
 */
export function h1OfFiles(
  files: readonly HashedFile[],
  sha256Base64: (text: string) => string,
): string | undefined {
  const summary = summaryOf(files);
  return summary === undefined ? undefined : `h1:${sha256Base64(summary)}`;
}

/** `h1:…` of a go.mod file alone, as go.sum's `/go.mod` lines hold it (modfetch.goModSum). */
export const h1OfGoMod = (sha256: string, sha256Base64: (text: string) => string): string =>
  `h1:${sha256Base64(`${sha256}  go.mod\n`)}`;
