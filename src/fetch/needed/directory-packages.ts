import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Constraints } from "./constraints.ts";
import { fileImports } from "./imports.ts";
import type { PackageSource } from "./packages.ts";

/** The import clause nearly always ends within this many bytes. */
const HEAD = 1 << 14;
const head = Buffer.alloc(HEAD);

/** Imports of one Go file on disk; none when it cannot be read (go list reports that). */
function diskFileImports(path: string, constraints: Constraints): readonly string[] {
  let read = 0;
  try {
    const fd = openSync(path, "r");
    try {
      read = readSync(fd, head, 0, HEAD, 0);
    } finally {
      closeSync(fd);
    }
  } catch {
    return [];
  }
  const imports = fileImports(head.toString("latin1", 0, read), read < HEAD, constraints);
  const full = imports === "more" ? fileImports(readFileSync(path, "latin1"), true, constraints) : imports;
  return typeof full === "string" ? [] : full;
}

/** Imports of the Go files among `names` in one directory; undefined when there is no Go file at all. */
export function directoryImports(
  directory: string,
  names: readonly string[],
  tests: boolean,
  constraints: Constraints,
): readonly string[] | undefined {
  const goFiles = names.filter((name) => name.endsWith(".go"));
  if (goFiles.length === 0) return undefined;
  const imports = new Set<string>();
  for (const name of goFiles)
    if (constraints.takesFile(name, tests))
      for (const path of diskFileImports(join(directory, name), constraints)) imports.add(path);
  return [...imports];
}

/** Packages of a module on disk (main, replaced by a directory, or extracted), as a dependency: without tests. */
export class DirectoryPackages implements PackageSource {
  private readonly root: string;
  private readonly constraints: Constraints;
  /** A module cache tree never has nested modules. */
  private readonly nested: boolean;
  private readonly own = new Map<string, boolean>([["", true]]);

  constructor(root: string, constraints: Constraints, nested: boolean) {
    this.root = root;
    this.constraints = constraints;
    this.nested = nested;
  }

  imports(relative: string): readonly string[] | undefined {
    if (this.nested && !this.belongs(relative)) return undefined;
    const directory = join(this.root, relative);
    try {
      return directoryImports(directory, readdirSync(directory), false, this.constraints);
    } catch {
      return undefined;
    }
  }

  /** A path that crosses another go.mod belongs to that module. */
  private belongs(relative: string): boolean {
    let own = this.own.get(relative);
    if (own === undefined) {
      const parent = relative.slice(0, Math.max(0, relative.lastIndexOf("/")));
      own = this.belongs(parent) && !existsSync(join(this.root, relative, "go.mod"));
      this.own.set(relative, own);
    }
    return own;
  }
}
