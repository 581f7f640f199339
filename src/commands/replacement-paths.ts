import { join } from "node:path";
import { buildsOf } from "../core/build.ts";
import { type ModuleVersion, moduleKey } from "../core/module.ts";
import { effectiveOf } from "../core/selected.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { Files } from "../core/world.ts";
import { escapePath, escapeVersion } from "../gomod/escape.ts";
import { readGoMod } from "../gomod/go-mod.ts";

/** Bytes; x/mod/zip MaxGoMod. */
const MAX_GO_MOD = 16 << 20;

/** Reads which module path each replacement declares, as far as the module cache at `cache` holds its go.mod. */
export function withReplacementPaths(files: Files, snapshot: Snapshot, cache: string | undefined): Snapshot {
  const replacements = new Map(usedReplacements(snapshot).map((module) => [moduleKey(module), module]));
  const paths = new Map<string, string>();
  for (const [key, module] of replacements) {
    const path = cache === undefined ? undefined : declaredPath(files, cache, module);
    if (path !== undefined) paths.set(key, path);
  }
  const missing = new Map(snapshot.missing);
  missing.delete("module-cache");
  const incomplete = new Map(snapshot.incomplete);
  const absent = [...replacements.keys()].filter((key) => !paths.has(key));
  if (absent.length > 0) {
    incomplete.set(
      "module-cache",
      `not judged where the module cache does not hold the replacement: ${absent[0]}${absent.length > 1 ? ` and ${absent.length - 1} more` : ""}`,
    );
  }
  return { ...snapshot, replacementPaths: paths, missing, incomplete };
}

const usedReplacements = (snapshot: Snapshot): readonly ModuleVersion[] =>
  buildsOf(snapshot).flatMap((build) =>
    build.requires.flatMap(({ directive }) => {
      const effective = effectiveOf(build, directive);
      return effective.kind === "module" && effective.replacement !== undefined ? [effective.module] : [];
    }),
  );

function declaredPath(files: Files, cache: string, { path, version }: ModuleVersion): string | undefined {
  const escaped = escapePath(path);
  const name = escapeVersion(version);
  if (escaped === undefined || name === undefined) return undefined;
  try {
    const text = files.readText(join(cache, "cache", "download", escaped, "@v", `${name}.mod`), MAX_GO_MOD);
    return text === undefined ? undefined : readGoMod(text).file.module?.path;
  } catch {
    return undefined;
  }
}
