/** Hashes of a tile are SHA-256. */
const hashBytes = 32;

/** End of a signed note: a blank line, then signatures (golang.org/x/mod/sumdb/note). */
const signed = /\n\n(?:— \S+ [A-Za-z0-9+/=]+\n)+$/;

/**
 * Is this what a checksum database answers to the path `rest` ("/lookup/…", "/latest", "/tile/…"), by its form alone?
 * Login pages and bodies that were cut on the way fail here, so that another road can be asked; whether a record is
 * true is Go's to judge. Forms: golang.org/x/mod/sumdb/server.go, tlog/note.go and tlog/tile.go.
 */
export function isRecord(rest: string, body: Buffer): boolean {
  const tile = /^\/tile\/(\d{1,2})\/(\d+)\/(?:x\d{3}\/)*\d{3}(?:\.p\/(\d+))?$/.exec(rest);
  if (tile) return body.length === hashBytes * Number(tile[3] ?? 2 ** Number(tile[1]));
  const text = body.toString("utf8");
  if (rest.startsWith("/lookup/"))
    return /^\d+\n(?:.*\n)*?\ngo\.sum database tree\n/.test(text) && signed.test(text);
  if (rest === "/latest") return text.startsWith("go.sum database tree\n") && signed.test(text);
  return !text.trimStart().startsWith("<");
}
