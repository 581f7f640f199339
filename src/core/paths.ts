import { dirname, isAbsolute, join, normalize } from "node:path/posix";
import type { Dir } from "./snapshot.ts";

/** Directory of a root-relative file; "." for one at the root. */
export const dirOf = (path: string): Dir => dirname(path);

/** `name` below a root-relative directory, without a leading "./". */
export const inDir = (dir: Dir, name: string): string => join(dir, name);

/** True when `path` is `dir` or lies below it; "." holds everything that does not leave the root. */
export function isBelow(dir: Dir, path: string): boolean {
  if (dir === ".") return !isAbsolute(path) && path !== ".." && !path.startsWith("../");
  return path === dir || path.startsWith(`${dir}/`);
}

/**
 * Key of `Snapshot.directories` for a directory that a line in `dir` writes as `written`:
 * root-relative ("../" when it leaves the root), or the absolute path as written. Both slashes separate, as Go reads them.
 */
export function directoryKey(dir: Dir, written: string): string {
  const slashed = written.replaceAll("\\", "/");
  if (isAbsolute(slashed) || /^[A-Za-z]:/.test(slashed)) return stripped(slashed);
  return stripped(normalize(join(dir, slashed)));
}

const stripped = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, "") : path);
