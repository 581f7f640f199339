import { hash } from "node:crypto";
import {
  type HashedFile,
  h1OfFiles as h1OfHashed,
  h1OfGoMod as h1OfHashedGoMod,
} from "../../gomod/dir-hash.ts";
import { ZipFault } from "../zip/bytes.ts";

const sha256Base64 = (text: string): string => hash("sha256", text, "base64");

/** The hash of a module zip or tree from the hashes of its files. */
export function h1OfFiles(files: readonly HashedFile[]): string {
  const h1 = h1OfHashed(files, sha256Base64);
  if (h1 === undefined) throw new ZipFault("filenames with newlines are not supported");
  return h1;
}

/** The hash of a go.mod file: go.sum's `version/go.mod` line. */
export const h1OfGoMod = (content: Uint8Array): string =>
  h1OfHashedGoMod(hash("sha256", content, "hex"), sha256Base64);
