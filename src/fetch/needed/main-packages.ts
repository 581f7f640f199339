import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { SnapshotModule } from "../../core/snapshot.ts";
import type { Constraints } from "./constraints.ts";
import { directoryImports } from "./directory-packages.ts";

/** Go's `./...` leaves these directories out (and those with a go.mod of their own). */
const isSkipped = (name: string): boolean =>
  name.startsWith(".") || name.startsWith("_") || name === "testdata" || name === "vendor";

/** go.mod's `ignore` lines: `./path` is one directory, a bare path is that path anywhere (go.dev/ref/mod#go-mod-file-ignore). */
function ignores(module: SnapshotModule): (relative: string) => boolean {
  const paths = (module.goMod?.ignore ?? []).map((line) => line.path.replace(/\/$/, ""));
  const rooted = new Set(paths.filter((path) => path.startsWith("./")).map((path) => path.slice(2)));
  const anywhere = paths.filter((path) => !path.startsWith("./"));
  return (relative) =>
    rooted.has(relative) || anywhere.some((path) => relative === path || relative.endsWith(`/${path}`));
}

/**
 * Imports of every package and test that `./...` matches in a main module, one directory at a time, so that the
 * caller can fetch in between. `root`: absolute directory of the repository.
 */
export function* mainImports(
  root: string,
  module: SnapshotModule,
  constraints: Constraints,
): Generator<readonly string[]> {
  const ignored = ignores(module);
  const todo = [""];
  for (let relative = todo.pop(); relative !== undefined; relative = todo.pop()) {
    const directory = join(root, module.dir, relative);
    const names: string[] = [];
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const below = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.isFile() || entry.isSymbolicLink()) names.push(entry.name);
      else if (!entry.isDirectory() || isSkipped(entry.name) || ignored(below)) continue;
      else if (!existsSync(join(directory, entry.name, "go.mod"))) todo.push(below);
    }
    const imports = directoryImports(directory, names, true, constraints);
    if (imports !== undefined) yield imports;
  }
  yield (module.goMod?.tool ?? []).map((line) => line.path);
}
