import { closeSync, fstatSync, openSync } from "node:fs";
import { groupBy } from "../../core/group-by.ts";
import { fileZip, type ZipBytes, ZipFault } from "../zip/bytes.ts";
import { dataOffset, readDirectory, type ZipEntry } from "../zip/directory.ts";
import { CorruptStream, inflater } from "../zip/inflater.ts";
import type { Constraints } from "./constraints.ts";
import { type FileImports, fileImports } from "./imports.ts";
import type { PackageSource } from "./packages.ts";

/** Compressed bytes that nearly always hold the whole import clause. */
const PEEK = 2048;
/** Bytes of a file's beginning that are looked at first. */
const HEAD = 4 << 10;
/** A local header with any usual name and extra field. */
const HEADER = 512;
/** No Go file that counts is larger: a bomb ends here, and the hash pass names it. */
const LARGEST = 16 << 20;

const importsOf = (data: Buffer, whole: boolean, constraints: Constraints): FileImports =>
  fileImports(data.toString("latin1"), whole, constraints);

/** A cut stream gives what it has; a broken one is read whole and refused there. */
function peek(raw: Buffer, entry: ZipEntry, constraints: Constraints): FileImports {
  try {
    const text = inflater().prefix(raw, HEAD);
    return importsOf(text, text.length === entry.size, constraints);
  } catch {
    return "more";
  }
}

function wholeImports(raw: Buffer, entry: ZipEntry, constraints: Constraints): FileImports {
  const data = entry.method === 0 ? raw : inflater().whole(raw, Math.min(entry.size, LARGEST));
  if (data === undefined) throw new ZipFault(`${entry.name} is larger than it says`);
  return importsOf(data, true, constraints);
}

function entryImports(whole: ZipBytes, entry: ZipEntry, constraints: Constraints): readonly string[] {
  const zip = readAhead(whole, entry.offset, Math.min(entry.compressedSize, PEEK) + HEADER);
  const start = dataOffset(zip, entry);
  const head = (): Buffer => zip.read(start, Math.min(entry.compressedSize, PEEK));
  let imports: FileImports = entry.method === 0 ? "more" : peek(head(), entry, constraints);
  if (imports === "more") imports = wholeImports(zip.read(start, entry.compressedSize), entry, constraints);
  return typeof imports === "string" ? [] : imports;
}

/** One read for header and content of a small entry; everything beyond it is read as before. */
function readAhead(zip: ZipBytes, from: number, length: number): ZipBytes {
  const end = Math.min(zip.size, from + length);
  const bytes = zip.read(from, end - from);
  return {
    size: zip.size,
    read: (offset, size) =>
      offset >= from && offset + size <= end
        ? bytes.subarray(offset - from, offset - from + size)
        : zip.read(offset, size),
  };
}

/** Opens the first of `paths` that is there: a staged zip moves when it is published. */
function openFirst(paths: readonly string[]): number | undefined {
  for (const path of paths) {
    try {
      return openSync(path, "r");
    } catch {
      // gone on to its final place, or not published
    }
  }
  return undefined;
}

/**
 * Packages of a module zip, read before its hash is known: what they say only decides which modules that go.sum
 * already pins are asked for next. A zip that cannot be read has no packages here; the hash pass says why.
 */
export class ZipPackages implements PackageSource {
  private readonly paths: readonly string[];
  private readonly prefix: number;
  private readonly constraints: Constraints;
  private index: ReadonlyMap<string, readonly ZipEntry[]> | undefined;

  /** `prefix`: length of `path@version/`. */
  constructor(paths: readonly string[], prefix: number, constraints: Constraints) {
    this.paths = paths;
    this.prefix = prefix;
    this.constraints = constraints;
  }

  imports(relative: string): readonly string[] | undefined {
    if (this.index !== undefined && !this.index.has(relative)) return undefined;
    const fd = openFirst(this.paths);
    if (fd === undefined) return undefined;
    try {
      return this.read(fileZip(fd, fstatSync(fd).size), relative);
    } catch (error) {
      const broken = error instanceof ZipFault || error instanceof CorruptStream;
      if (broken || (error as NodeJS.ErrnoException).code !== undefined) return undefined;
      throw error;
    } finally {
      closeSync(fd);
    }
  }

  private read(zip: ZipBytes, relative: string): readonly string[] | undefined {
    this.index ??= this.goFiles(zip);
    const entries = this.index.get(relative);
    if (entries === undefined) return undefined;
    const imports = new Set<string>();
    for (const entry of entries) {
      const name = entry.name.slice(entry.name.lastIndexOf("/") + 1);
      if (!this.constraints.takesFile(name, false)) continue;
      for (const path of entryImports(zip, entry, this.constraints)) imports.add(path);
    }
    return [...imports];
  }

  private goFiles(zip: ZipBytes): ReadonlyMap<string, readonly ZipEntry[]> {
    const files = readDirectory(zip).filter(({ name }) => name.endsWith(".go") && !name.endsWith("_test.go"));
    return groupBy(files, ({ name }) =>
      name.slice(this.prefix, Math.max(this.prefix, name.lastIndexOf("/"))),
    );
  }
}
