import { createHash, hash } from "node:crypto";

/** Name and SHA-256 (hex) of one file, as golang.org/x/mod/sumdb/dirhash lists them. */
export type FileHash = readonly [name: string, sha256: string];

const ascii = (text: string): boolean => /^\p{ASCII}*$/u.test(text);

/** Go sorts by bytes; JavaScript by UTF-16 units, which differs from U+10000 on. */
function byBytes(a: FileHash, b: FileHash): number {
  if (ascii(a[0]) && ascii(b[0])) return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
  return Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0]));
}

/** dirhash.Hash1 over files already hashed: `h1:` and base64. */
export function h1OfFiles(files: readonly FileHash[]): string {
  const digest = createHash("sha256");
  for (const [name, sha] of files.toSorted(byBytes)) digest.update(`${sha}  ${name}\n`);
  return `h1:${digest.digest("base64")}`;
}

/** The hash of a go.mod file: go.sum's `version/go.mod` line. */
export const h1OfGoMod = (content: Uint8Array): string =>
  h1OfFiles([["go.mod", hash("sha256", content, "hex")]]);
