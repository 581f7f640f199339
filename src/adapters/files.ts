import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FileEntry, Files } from "../core/world.ts";

/** Files above this are not read whole unless the caller says so; go.mod files of real projects are below 1 MiB. */
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** A file larger than the reader accepts; callers turn it into a finding or a clear message. */
class FileTooLarge extends Error {
  readonly bytes: number;
  constructor(path: string, bytes: number, maxBytes: number) {
    super(`${path} has ${bytes} bytes; at most ${maxBytes} are read`);
    this.name = "FileTooLarge";
    this.bytes = bytes;
  }
}

/** The real file system. */
export const nodeFiles: Files = {
  readText: (path, maxBytes) => readWhole(path, maxBytes)?.toString("utf8"),
  readBytes: readWhole,
  list: listDirectory,
  kind: (path) => orUndefined(() => kindOf(lstatSync(path))),
  size: (path) => orUndefined(() => statSync(path).size),
  writeText: writeWhole,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  makeTempDir: (prefix) => mkdtempSync(join(tmpdir(), prefix)),
  realPath: (path) => orUndefined(() => realpathSync(path)),
};

function readWhole(path: string, maxBytes = DEFAULT_MAX_BYTES): Buffer | undefined {
  const descriptor = orUndefined(() => openSync(path, "r"));
  if (descriptor === undefined) return undefined;
  try {
    const { size } = fstatSync(descriptor);
    if (size > maxBytes) throw new FileTooLarge(path, size, maxBytes);
    if (size === 0) return readFileSync(descriptor);
    const bytes = Buffer.allocUnsafe(size);
    let read = 0;
    while (read < size) {
      const count = readSync(descriptor, bytes, read, size - read, null);
      if (count === 0) break;
      read += count;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}

function listDirectory(dir: string): readonly FileEntry[] | undefined {
  return orUndefined(() =>
    readdirSync(dir, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

function writeWhole(path: string, text: string): void {
  makeDirectories(dirname(path));
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}

/** Node's own recursive mkdir never returns where a parent refuses children with ENOENT, as /proc does. */
function makeDirectories(dir: string): void {
  if (existsSync(dir)) return;
  const parent = dirname(dir);
  if (parent !== dir) makeDirectories(parent);
  mkdirSync(dir);
}

interface KindSource {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: KindSource): FileEntry["kind"] {
  if (entry.isSymbolicLink()) return "symlink";
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "directory" : "other";
}

/** "It is not there" is an answer; any other failure (no permission, I/O error) is thrown. */
function orUndefined<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP") return undefined;
    throw cause;
  }
}
