/** A place in a file; `path` is relative to the repository root, POSIX; line and column are 1-based. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}
