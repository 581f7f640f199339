import type { Dir } from "../core/snapshot.ts";

/** Where the run looks: absolute root (top of the git work tree that holds the named directory, else that directory) and scope below it. */
export interface Repository {
  /** Absolute, real path. */
  readonly root: string;
  /** Root-relative POSIX directory; "." = whole repository. */
  readonly scope: Dir;
  /** Root-relative files the walk kept, by what they are for (go.mod, go.work, vendor trees, surfaces, …). */
  readonly goMods: readonly string[];
  readonly goWorks: readonly string[];
  /** Directories named vendor that stand beside a go.mod or go.work; not searched. */
  readonly vendors: readonly Dir[];
  /** Every other file a surface reader may want (see discover/), root-relative. */
  readonly surfaceFiles: readonly string[];
  /** Directories that could not be listed, with the reason. */
  readonly unreadable: readonly { readonly dir: Dir; readonly reason: string }[];
}

/** Whether a surface reader may want this file (root-relative POSIX path). */
export type IsSurfaceFile = (path: string) => boolean;
