import type { Files } from "../core/world.ts";
import { findRoot } from "./root.ts";
import type { IsSurfaceFile, Repository } from "./types.ts";
import { walk } from "./walk.ts";

/** What is where: root, scope, module files, vendor trees and surface files of the repository that holds `directory`. */
export function discover(
  files: Files,
  directory: string,
  isSurfaceFile: IsSurfaceFile,
  skip: readonly string[] = [],
): Repository {
  const { root, scope } = findRoot(files, directory);
  const skipped = new Set(skip.map((dir) => files.realPath(dir) ?? dir));
  return { root, scope, ...walk(files, root, isSurfaceFile, skipped) };
}
