import { createHash, type Hash } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";
import type { ModuleVersion } from "../../core/module.ts";
import type { HashedFile } from "../../gomod/dir-hash.ts";
import { windowZip, type ZipBytes } from "../zip/bytes.ts";
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

/** Takes an entry's content, in one piece or several, and gives its SHA-256. */
class EntryDigest {
  private readonly size: number;
  private whole: string | undefined;
  private pieces: Hash | undefined;

  constructor(size: number) {
    this.size = size;
  }

  take(data: Uint8Array): void {
    if (data.length === this.size) this.whole = sha256Hex(data);
    else {
      this.pieces ??= createHash("sha256");
      this.pieces.update(data);
    }
  }

  hex(): string {
    return this.whole ?? this.pieces?.digest("hex") ?? sha256Hex(new Uint8Array());
  }
}

/** Inflates one entry once: into its hash and, with a tree, into its file. */
function entryHash(zip: ZipBytes, entry: ZipEntry, name: string, tree?: TreeWriter): string {
  const digest = new EntryDigest(entry.size);
  if (tree === undefined || name === "" || name.endsWith("/"))
    inflateInto(zip, entry, (data) => digest.take(data));
  else
    tree.write(name, (write) =>
      inflateInto(zip, entry, (data) => {
        digest.take(data);
        write(data);
      }),
    );
  return digest.hex();
}

function hashEntries(zip: ZipBytes, job: PassJob): PassResult {
  const checked = checkZip(zip, job.module);
  const tree = job.tree === undefined ? undefined : new TreeWriter(job.tree);
  const hashes: HashedFile[] = checked.entries.map((entry) => ({
    name: entry.name,
    sha256: entryHash(zip, entry, entry.name.slice(checked.prefix), tree),
  }));
  if (job.writable !== true) tree?.seal();
  return { h1: h1OfFiles(hashes), files: hashes.length, bytes: zip.size };
}

/**
 * Checks a module zip by Go's rules, then inflates each byte once: hash and, where asked, tree. Throws ZipFault for
 * a zip that Go would refuse, and file system errors as they are.
 */
export function hashPass(job: PassJob): PassResult {
  const fd = openSync(job.zip, "r");
  try {
    return hashEntries(windowZip(fd, fstatSync(fd).size), job);
  } finally {
    closeSync(fd);
  }
}
