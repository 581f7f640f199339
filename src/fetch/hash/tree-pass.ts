import { createHash } from "node:crypto";
import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { type ModuleVersion, moduleKey } from "../../core/module.ts";
import type { HashedFile } from "../../gomod/dir-hash.ts";
import { h1OfFiles } from "./h1.ts";
import type { PassResult } from "./pass.ts";

/** An extracted module to hash again, as `go mod verify` does (dirhash.HashDir). */
export interface TreeJob {
  readonly existing: string;
  readonly module: ModuleVersion;
}

const PIECE = 256 << 10;
const buffer = Buffer.allocUnsafe(PIECE);

function fileHash(path: string): { readonly sha256: string; readonly bytes: number } {
  const digest = createHash("sha256");
  const fd = openSync(path, "r");
  let bytes = 0;
  try {
    for (let n = readSync(fd, buffer, 0, PIECE, null); n > 0; n = readSync(fd, buffer, 0, PIECE, null)) {
      digest.update(buffer.subarray(0, n));
      bytes += n;
    }
  } finally {
    closeSync(fd);
  }
  return { sha256: digest.digest("hex"), bytes };
}

/** Every path below `root` that is no directory, relative, with "/". */
function* filesBelow(root: string, relative = ""): Generator<string> {
  for (const entry of readdirSync(join(root, relative), { withFileTypes: true })) {
    const path = relative === "" ? entry.name : `${relative}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, path);
    else if (entry.isFile()) yield path;
    else throw new Error(`${path} is neither a file nor a directory`);
  }
}

/** Hash of an extracted tree. Throws for links and devices, which Go never extracts, and for file system errors. */
export function treePass(job: TreeJob): PassResult {
  const prefix = moduleKey(job.module);
  const files: HashedFile[] = [];
  let total = 0;
  for (const path of filesBelow(job.existing)) {
    const { sha256, bytes } = fileHash(join(job.existing, path));
    files.push({ name: `${prefix}/${path}`, sha256 });
    total += bytes;
  }
  return { h1: h1OfFiles(files), files: files.length, bytes: total };
}
