import { join } from "node:path";
import { type Build, buildsOf } from "../core/build.ts";
import { type ModuleVersion, moduleKey } from "../core/module.ts";
import { directoryKey, inDir, isBelow } from "../core/paths.ts";
import type { AlteredFile, Dir, Snapshot, SnapshotVendor } from "../core/snapshot.ts";
import { buildsFromVendor } from "../core/vendor.ts";
import type { Files } from "../core/world.ts";
import type { Repository } from "../discover/types.ts";
import { ZipFault } from "../fetch/zip/bytes.ts";
import { readDirectory, type ZipEntry } from "../fetch/zip/directory.ts";
import { inflateWhole } from "../fetch/zip/inflate.ts";
import { MAX_ZIP } from "../fetch/zip/rules.ts";
import { escapePath, escapeVersion } from "../gomod/escape.ts";
import { GoSumIndex } from "../gomod/go-sum.ts";
import type { VendoredModule } from "../gomod/syntax.ts";

/** A file of the module by its path inside it; undefined when it has none. */
type Original = (path: string) => Uint8Array | undefined;

/**
 * Compares every vendored file with its module, where the module's zip is in the module cache at `cache` (and its recorded
 * hash is that of go.sum), or its replacement is a directory of the repository. What cannot be compared is told in
 * `incomplete`.
 */
export function withVendorContents(
  files: Files,
  repository: Repository,
  snapshot: Snapshot,
  cache: string | undefined,
): Snapshot {
  const compared = new Map<Dir, SnapshotVendor>();
  const left: string[] = [];
  for (const build of buildsOf(snapshot)) {
    if (!build.vendor?.modulesTxt || !buildsFromVendor(build)) continue;
    const { altered, notCompared } = compareBuild(files, repository.root, build, build.vendor, cache);
    compared.set(build.vendor.dir, { ...build.vendor, altered });
    if (notCompared.length > 0)
      left.push(`${notCompared.length} of ${build.vendor.dir}, first ${notCompared[0]}`);
  }
  const missing = new Map(snapshot.missing);
  missing.delete("vendor-contents");
  const why = `modules not compared, because the module cache does not hold them with go.sum's hash: ${left.join("; ")}`;
  const incomplete = new Map(snapshot.incomplete);
  if (left.length > 0) incomplete.set("vendor-contents", why);
  const known = (vendor: SnapshotVendor | undefined) =>
    vendor ? { vendor: compared.get(vendor.dir) ?? vendor } : {};
  return {
    ...snapshot,
    missing,
    incomplete,
    modules: snapshot.modules.map((module) => ({ ...module, ...known(module.vendor) })),
    workspaces: snapshot.workspaces.map((workspace) => ({ ...workspace, ...known(workspace.vendor) })),
  };
}

function compareBuild(
  files: Files,
  root: string,
  build: Build,
  vendor: SnapshotVendor,
  cache: string | undefined,
): { readonly altered: readonly AlteredFile[]; readonly notCompared: readonly string[] } {
  const modules = (vendor.modulesTxt?.modules ?? []).filter((module) => module.packages.length > 0);
  const sums = new GoSumIndex([{ lines: build.sums ?? [] }]);
  const altered: AlteredFile[] = [];
  const notCompared: string[] = [];
  for (const module of modules) {
    const original = originalOf(files, root, build, module, sums, cache);
    if (!original) {
      notCompared.push(moduleKey(module));
      continue;
    }
    const inner = modules
      .map(({ path }) => path)
      .filter((path) => path !== module.path && isBelow(module.path, path));
    altered.push(...compareModule(files, root, vendor.dir, module, new Set(inner), original));
  }
  return { altered, notCompared };
}

/** Files below the module's directory that belong to no other vendored module. */
function compareModule(
  files: Files,
  root: string,
  vendor: Dir,
  module: VendoredModule,
  inner: ReadonlySet<string>,
  original: Original,
): readonly AlteredFile[] {
  const altered: AlteredFile[] = [];
  const name = moduleKey(module.replacement ?? module);
  const pending = [module.path];
  for (let dir = pending.pop(); dir !== undefined; dir = pending.pop()) {
    for (const { name: file, kind } of files.list(join(root, vendor, dir)) ?? []) {
      const path = `${dir}/${file}`;
      if (kind === "directory" && !inner.has(path)) pending.push(path);
      if (kind !== "file") continue;
      const how = compareFile(
        files.readBytes(join(root, vendor, path)),
        original(path.slice(module.path.length + 1)),
      );
      if (how) altered.push({ path: inDir(vendor, path), module: name, how });
    }
  }
  return altered;
}

function compareFile(
  ours: Uint8Array | undefined,
  theirs: Uint8Array | undefined,
): AlteredFile["how"] | undefined {
  if (!ours) return undefined;
  if (!theirs) return "not in the module";
  if (Buffer.compare(ours, theirs) === 0) return undefined;
  return Buffer.compare(withoutCarriageReturns(ours), withoutCarriageReturns(theirs)) === 0
    ? undefined
    : "differs";
}

/** git may change line ends on the way into the repository; that alters nothing. */
const withoutCarriageReturns = (data: Uint8Array): Buffer => Buffer.from(data.filter((byte) => byte !== 13));

function originalOf(
  files: Files,
  root: string,
  build: Build,
  module: VendoredModule,
  sums: GoSumIndex,
  cache: string | undefined,
): Original | undefined {
  const target = module.replacement ?? module;
  if (target.version === "") {
    const dir = join(root, directoryKey(build.dir, target.path));
    return files.kind(dir) === "directory" ? (path) => files.readBytes(join(dir, path)) : undefined;
  }
  return cache === undefined ? undefined : fromZip(files, cache, target, sums);
}

function fromZip(files: Files, cache: string, module: ModuleVersion, sums: GoSumIndex): Original | undefined {
  const [path, version] = [escapePath(module.path), escapeVersion(module.version)];
  if (path === undefined || version === undefined) return undefined;
  const base = join(cache, "cache", "download", path, "@v", version);
  const recorded = files.readText(`${base}.ziphash`)?.trim();
  if (recorded === undefined || recorded !== sums.zipHash(module)) return undefined;
  const zip = files.readBytes(`${base}.zip`, MAX_ZIP);
  return zip ? entriesOf(Buffer.from(zip.buffer, zip.byteOffset, zip.length), module) : undefined;
}

function entriesOf(zip: Buffer, module: ModuleVersion): Original | undefined {
  const bytes = {
    size: zip.length,
    read: (offset: number, length: number) => zip.subarray(offset, offset + length),
  };
  try {
    const prefix = `${moduleKey(module)}/`;
    const entries = new Map(
      readDirectory(bytes).map((entry): [string, ZipEntry] => [entry.name.slice(prefix.length), entry]),
    );
    return (path) => {
      const entry = entries.get(path);
      return entry && Buffer.from(inflateWhole(bytes, entry));
    };
  } catch (cause) {
    if (cause instanceof ZipFault) return undefined;
    throw cause;
  }
}
