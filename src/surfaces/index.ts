import type { Surface } from "../core/surface.ts";
import type { SyntaxFault } from "../gomod/syntax.ts";

/** What a reader found; `faults` non-empty: the file (or part of it) could not be read, finding `file-not-read`. */
export interface ReadSurface {
  /** Absent: the file says nothing about Go. */
  readonly surface?: Surface;
  readonly faults: readonly SyntaxFault[];
}

/** Chooses the reader by path and content. Never throws. `path` is root-relative POSIX. */
export function readSurfaceFile(_path: string, _text: string): ReadSurface {
  return { faults: [] };
}
