import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { ModuleVersion } from "../../core/module.ts";
import type { HashedFile } from "../../gomod/dir-hash.ts";
import { fileZip, memoryZip, type ZipBytes } from "../zip/bytes.ts";
import type { ZipEntry } from "../zip/directory.ts";
import { inflateInto, sha256Hex } from "../zip/inflate.ts";
import { checkZip } from "../zip/rules.ts";
import { h1OfFiles } from "./h1.ts";
import { TreeWriter } from "./tree.ts";

/** One zip to hash; with `tree`, its files are written below that new directory in the same pass. */
export interface PassJob {
  readonly zip: string;
  readonly module: ModuleVersion;
  readonly tree?: string;
  /** Leave the tree's directories writable (`-modcacherw`). */
  readonly writable?: boolean;
}

export interface PassResult {
  readonly h1: string;
  readonly files: number;
  /** Size of the zip in bytes. */
  readonly bytes: number;
}

/** Zips up to this size are read in one go into a buffer that is used again and again. */
const READ_WHOLE = 32 << 20;
let shared = Buffer.alloc(0);

function readWhole(fd: number, size: number): ZipBytes {
  if (shared.length < size) shared = Buffer.allocUnsafe(Math.max(size, 1 << 20));
  let at = 0;
  for (let n = 1; at < size && n > 0; at += n) n = readSync(fd, shared, at, size - at, at);
  return memoryZip(shared.subarray(0, at));
}

/** Inflates one entry once: into its hash and, with a tree, into its file. */
function entryHash(
  zip: ZipBytes,
  entry: ZipEntry,
  name: string,
  tree?: TreeWriter,
): string | Promise<string> {
  let whole: string | undefined;
  const digest = createHash("sha256");
  const take =
    (write?: (data: Uint8Array) => void) =>
    (data: Uint8Array): void => {
      if (data.length === entry.size) whole = sha256Hex(data);
      else digest.update(data);
      write?.(data);
    };
  const keep = tree !== undefined && name !== "" && !name.endsWith("/");
  const run = keep
    ? tree.write(name, (sink) => inflateInto(zip, entry, take(sink)))
    : inflateInto(zip, entry, take());
  const result = (): string => whole ?? digest.digest("hex");
  return run === undefined ? result() : run.then(result);
}

async function hashEntries(zip: ZipBytes, job: PassJob): Promise<PassResult> {
  const checked = checkZip(zip, job.module);
  const tree = job.tree === undefined ? undefined : new TreeWriter(job.tree);
  const hashes: HashedFile[] = [];
  for (const entry of checked.entries) {
    const hash = entryHash(zip, entry, entry.name.slice(checked.prefix), tree);
    hashes.push({ name: entry.name, sha256: typeof hash === "string" ? hash : await hash });
  }
  if (job.writable !== true) tree?.seal();
  return { h1: h1OfFiles(hashes), files: hashes.length, bytes: zip.size };
}

/**
 * Checks a module zip by Go's rules, then inflates each byte once: hash and, where asked, tree. Throws ZipFault for
 * a zip that Go would refuse, and file system errors as they are.
 */
export async function hashPass(job: PassJob): Promise<PassResult> {
  const fd = openSync(job.zip, "r");
  try {
    const size = fstatSync(fd).size;
    return await hashEntries(size <= READ_WHOLE ? readWhole(fd, size) : fileZip(fd, size), job);
  } finally {
    closeSync(fd);
  }
}
