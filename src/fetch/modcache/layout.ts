import { type ModuleVersion, moduleKey } from "../../core/module.ts";
import { escapePath, escapeVersion } from "../../gomod/escape.ts";

/** Files of one module version below `cache/download/…/@v/` (facts/go.md §2.7). */
type CacheFile = "info" | "mod" | "zip" | "ziphash" | "lock" | "partial";

/** Where Go keeps one module version. */
export interface ModulePlaces {
  /** `cache/download/<escaped path>/@v`. */
  readonly directory: string;
  file(kind: CacheFile): string;
  /** The extracted tree: `<escaped path>@<escaped version>`. */
  readonly tree: string;
}

/** Throws for a path or version that Go itself could not put into a cache; nothing has been asked for by then. */
export function placesOf(root: string, module: ModuleVersion): ModulePlaces {
  const path = escapePath(module.path);
  const version = escapeVersion(module.version);
  if (path === undefined || version === undefined)
    throw new Error(`${moduleKey(module)} cannot be a module version`);
  const directory = `${root}/cache/download/${path}/@v`;
  return {
    directory,
    file: (kind) => `${directory}/${version}.${kind}`,
    tree: `${root}/${path}@${version}`,
  };
}
