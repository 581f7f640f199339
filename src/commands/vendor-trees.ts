import { basename, join } from "node:path";
import { buildsOf } from "../core/build.ts";
import { inDir } from "../core/paths.ts";
import type { Snapshot, SnapshotModule, SnapshotVendor, UnvendoredImport } from "../core/snapshot.ts";
import { buildsFromVendor } from "../core/vendor.ts";
import type { Files } from "../core/world.ts";
import type { Repository } from "../discover/types.ts";
import { readVendorTree } from "../discover/vendor-tree.ts";
import { Constraints } from "../fetch/needed/constraints.ts";
import { mainImports } from "../fetch/needed/main-packages.ts";

/** Packages count for the commonest build; what only another platform imports may stay unseen, but nothing is seen wrongly. */
const CONSTRAINTS = new Constraints([{ os: "linux", arch: "amd64", cgo: true, goMinor: 26, tags: [] }]);

/** Adds to each vendor directory in use its tree, and which imports of the main modules it does not list. */
export function withVendorTrees(files: Files, repository: Repository, snapshot: Snapshot): Snapshot {
  const seen = new Map<string, SnapshotVendor>();
  for (const build of buildsOf(snapshot)) {
    const { vendor, mains } = build;
    if (!vendor || !buildsFromVendor(build)) continue;
    const tree = readVendorTree(files, repository.root, vendor.dir);
    const unvendored = mains.flatMap((main) =>
      unvendoredImports(files, repository.root, main, vendor, mains),
    );
    seen.set(vendor.dir, { ...vendor, tree, unvendored });
  }
  if (seen.size === 0) return snapshot;
  const replaced = (vendor: SnapshotVendor | undefined) =>
    vendor ? { vendor: seen.get(vendor.dir) ?? vendor } : {};
  return {
    ...snapshot,
    modules: snapshot.modules.map((module) => ({ ...module, ...replaced(module.vendor) })),
    workspaces: snapshot.workspaces.map((workspace) => ({ ...workspace, ...replaced(workspace.vendor) })),
  };
}

function unvendoredImports(
  files: Files,
  root: string,
  main: SnapshotModule,
  vendor: SnapshotVendor,
  mains: readonly SnapshotModule[],
): readonly UnvendoredImport[] {
  if (!vendor.modulesTxt) return [];
  const listed = new Set(
    vendor.modulesTxt.modules.flatMap((module) => module.packages.map(({ path }) => path)),
  );
  const own = mains.map((module) => module.path);
  const missing = new Set<string>();
  for (const imports of mainImports(root, main, CONSTRAINTS)) {
    for (const path of imports) {
      const isOwn = own.some((module) => path === module || path.startsWith(`${module}/`));
      if (!isOwn && !isStandard(path) && !listed.has(path)) missing.add(path);
    }
  }
  return missing.size === 0 ? [] : located(files, root, main, missing);
}

/** Standard packages have no dot in their first element; neither has "C". */
const isStandard = (path: string): boolean => !(path.split("/")[0] ?? "").includes(".");

/** The first line that holds each import; go.mod where none is found (tools). */
function located(
  files: Files,
  root: string,
  main: SnapshotModule,
  missing: ReadonlySet<string>,
): UnvendoredImport[] {
  const left = new Set(missing);
  const found: UnvendoredImport[] = [];
  for (const path of goFiles(files, root, main.dir)) {
    if (left.size === 0) break;
    const lines = (files.readText(join(root, path)) ?? "").split("\n");
    for (const [index, line] of lines.entries()) {
      const importPath = /^\s*(?:import\s+)?(?:[\w.]+\s+)?["`]([^"`]+)["`]/.exec(line)?.[1] ?? "";
      if (left.delete(importPath)) found.push({ importPath, at: { path, line: index + 1 } });
    }
  }
  for (const importPath of left) found.push({ importPath, at: { path: main.goModPath, line: 1 } });
  return found;
}

function* goFiles(files: Files, root: string, dir: string): Generator<string> {
  for (const { name, kind } of files.list(join(root, dir)) ?? []) {
    const path = inDir(dir, name);
    if (kind === "file" && name.endsWith(".go")) yield path;
    const isOpen =
      kind === "directory" && !/^[._]/.test(name) && basename(path) !== "vendor" && name !== "testdata";
    if (isOpen && files.kind(join(root, path, "go.mod")) === undefined) yield* goFiles(files, root, path);
  }
}
