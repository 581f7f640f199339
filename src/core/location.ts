/** A place in a file; `path` is relative to the repository root, POSIX; line and column are 1-based. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** Stands for a file where a finding is about the environment of the run itself (process, `go env` file); sinks show no link for it. */
export const RUN_ENVIRONMENT = "environment";
