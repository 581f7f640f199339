/** What commands get from outside; only `adapters/` implements these. Tests use the real ones. */

export interface FileEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "symlink" | "other";
}

export interface Files {
  /** UTF-8 text; undefined when it does not exist. Throws on any other failure. `maxBytes` guards huge files. */
  readText(path: string, maxBytes?: number): string | undefined;
  readBytes(path: string, maxBytes?: number): Uint8Array | undefined;
  /** Sorted by name; undefined when it is no readable directory. Symlinks are not followed. */
  list(dir: string): readonly FileEntry[] | undefined;
  kind(path: string): "file" | "directory" | "symlink" | "other" | undefined;
  size(path: string): number | undefined;
  /** Whole or not at all (temporary file + rename); makes the directory. */
  writeText(path: string, text: string): void;
  remove(path: string): void;
  makeTempDir(prefix: string): string;
  realPath(path: string): string | undefined;
}

export interface ProcessResult {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** The executable was not found. */
  readonly notFound: boolean;
  readonly ms: number;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds; on expiry the whole process group is killed. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
  readonly onStderrLine?: (line: string) => void;
  /** Written to standard input, which is closed otherwise. */
  readonly input?: string;
}

export interface Processes {
  /** Argument array, never a shell; own process group. */
  run(command: string, args: readonly string[], options: RunOptions): Promise<ProcessResult>;
}

export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Wall clock. */
  date(): Date;
}

export interface Log {
  debug(text: string): void;
  info(text: string): void;
  warn(text: string): void;
  /** Why the run cannot go on. */
  error(text: string): void;
  /** Shown only where output is a terminal; replaced by the next one. */
  progress(text: string): void;
  /** Never printed again by any sink of this process. */
  mask(secret: string): void;
}

export interface World {
  readonly files: Files;
  readonly processes: Processes;
  readonly clock: Clock;
  readonly log: Log;
  /** The process environment, undefined values removed. */
  readonly env: Readonly<Record<string, string>>;
  /** Caller's directory, absolute. */
  readonly cwd: string;
  /** Aborted by SIGINT/SIGTERM. */
  readonly signal: AbortSignal;
}
