import { chmodSync, lstatSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** A path that is to be removed does not lie inside the module cache: a symlink on the way leads out of it. */
export class OutsideCache extends Error {
  override readonly name = "OutsideCache";
}

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Throws OutsideCache unless `path`'s directory, symlinks resolved, is `root` or below it. */
export function assertInside(root: string, path: string): void {
  const base = realpathSync.native(root);
  const parent = realpathSync.native(dirname(path));
  if (parent !== base && !parent.startsWith(base + sep))
    throw new OutsideCache(`${path} leads out of the module cache (to ${parent}); nothing was changed`);
}

/** Extracted directories are read-only: their content can only go when they are writable. */
function makeWritable(directory: string): void {
  chmodSync(directory, 0o777);
  for (const entry of readdirSync(directory, { withFileTypes: true }))
    if (entry.isDirectory()) makeWritable(join(directory, entry.name));
}

/**
 * Removes a file, a link (never what it points to) or a whole read-only directory inside the module cache at `root`;
 * nothing happens when it does not exist.
 */
export function removeInside(root: string, path: string): void {
  if (!exists(path)) return;
  assertInside(root, path);
  if (lstatSync(path).isDirectory()) makeWritable(path);
  rmSync(path, { recursive: true, force: true });
}
