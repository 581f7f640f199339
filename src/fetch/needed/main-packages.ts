import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { SnapshotModule } from "../../core/snapshot.ts";
import { ignoreMatching } from "../../gomod/ignore.ts";
import type { Constraints } from "./constraints.ts";
import { directoryImports } from "./directory-packages.ts";

/** Go's `./...` leaves these directories out (and those with a go.mod of their own). */
const isSkipped = (name: string): boolean =>
  name.startsWith(".") || name.startsWith("_") || name === "testdata" || name === "vendor";

/**
 * Imports of every package and test that `./...` matches in a main module, one directory at a time, so that the
 * caller can fetch in between. `root`: absolute directory of the repository.
 */
export function* mainImports(
  root: string,
  module: SnapshotModule,
  constraints: Constraints,
): Generator<readonly string[]> {
  const ignores = module.goMod?.ignore ?? [];
  const todo = [""];
  for (let relative = todo.pop(); relative !== undefined; relative = todo.pop()) {
    const directory = join(root, module.dir, relative);
    const names: string[] = [];
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const below = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.isFile() || entry.isSymbolicLink()) names.push(entry.name);
      else if (!entry.isDirectory() || isSkipped(entry.name) || ignoreMatching(ignores, below)) continue;
      else if (!existsSync(join(directory, entry.name, "go.mod"))) todo.push(below);
    }
    yield directoryImports(directory, names, true, constraints) ?? [];
  }
  yield (module.goMod?.tool ?? []).map((line) => line.path);
}
