import { join } from "node:path";
import { inDir } from "../core/paths.ts";
import type { Dir } from "../core/snapshot.ts";
import type { Files } from "../core/world.ts";

/** Go files that are opened at most; a larger tree without a program among the first is left undecided. */
const MAX_FILES = 3000;
/** Bytes; license headers and package comments fit. */
const MAX_BYTES = 1024 * 1024;

/**
 * True when none of these module directories holds a `package main` outside of tests and set-aside directories; false as
 * soon as one is found; undefined when the tree is too large to tell.
 */
export function isLibrary(files: Files, root: string, dirs: readonly Dir[]): boolean | undefined {
  let opened = 0;
  for (const dir of dirs) {
    for (const path of goFiles(files, root, dir)) {
      if (++opened > MAX_FILES) return undefined;
      if (isMain(textOf(files, join(root, path)))) return false;
    }
  }
  return opened > 0 ? true : undefined;
}

/** The package clause is the first line outside comments; programs that only a generator runs do not count. */
function isMain(text: string): boolean {
  return (
    /^package main\b/m.test(text.replace(/\/\*[\s\S]*?\*\//g, "")) &&
    !/^\/\/go:build .*\bignore\b/m.test(text)
  );
}

function textOf(files: Files, path: string): string {
  try {
    return files.readText(path, MAX_BYTES) ?? "";
  } catch {
    return "";
  }
}

function* goFiles(files: Files, root: string, dir: Dir): Generator<string> {
  const entries = files.list(join(root, dir)) ?? [];
  for (const { name, kind } of entries) {
    if (kind === "file" && name.endsWith(".go") && !name.endsWith("_test.go")) yield inDir(dir, name);
  }
  for (const { name, kind } of entries) {
    const isOpen = kind === "directory" && !/^(?:[._].*|vendor|testdata|node_modules)$/.test(name);
    if (isOpen && files.kind(join(root, dir, name, "go.mod")) === undefined)
      yield* goFiles(files, root, inDir(dir, name));
  }
}
