import { inDir } from "../core/paths.ts";
import type { Dir, VendorTree } from "../core/snapshot.ts";
import type { Files } from "../core/world.ts";
import { absolute } from "./walk.ts";

/** Looks at the names below a vendor directory; no file is opened. What cannot be listed is left out. */
export function readVendorTree(files: Files, root: string, vendor: Dir): VendorTree {
  const packages = new Set<string>();
  const moduleFiles: string[] = [];
  const pending = [vendor];
  for (let dir = pending.pop(); dir !== undefined; dir = pending.pop()) {
    for (const { name, kind } of listOrNothing(files, absolute(root, dir))) {
      if (kind === "directory") pending.push(inDir(dir, name));
      else if (name.endsWith(".go")) packages.add(dir.slice(vendor.length + 1));
      else if (dir !== vendor && (name === "go.mod" || name === "go.sum")) moduleFiles.push(inDir(dir, name));
    }
  }
  return { packages, moduleFiles: moduleFiles.sort() };
}

function listOrNothing(files: Files, dir: string): ReturnType<Files["list"]> & {} {
  try {
    return files.list(dir) ?? [];
  } catch {
    return [];
  }
}
