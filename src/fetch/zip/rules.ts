import { posix } from "node:path";
import type { ModuleVersion } from "../../core/module.ts";
import { checkFilePath } from "../../gomod/module-path.ts";
import { type ZipBytes, ZipFault } from "./bytes.ts";
import { readDirectory, type ZipEntry } from "./directory.ts";
import { Collisions } from "./names.ts";

/** golang.org/x/mod/zip: MaxZipFile, MaxGoMod and MaxLICENSE, in bytes. */
export const MAX_ZIP = 500 << 20;
const MAX_GO_MOD = 16 << 20;
const MAX_LICENSE = 16 << 20;

/** A module zip whose names and declared sizes Go accepts. */
export interface CheckedZip {
  /** All entries in zip order, directories (`…/`) included, as the hash wants them. */
  readonly entries: readonly ZipEntry[];
  /** Length of `path@version/`, which every name starts with. */
  readonly prefix: number;
}

function checkGoModName(name: string): void {
  const base = name.slice(name.lastIndexOf("/") + 1);
  if (base.length !== "go.mod".length) return;
  if (base.toLowerCase() !== "go.mod") return;
  if (base !== name) throw new ZipFault(`${name}: found go.mod file not in module root directory`);
  if (name !== "go.mod") throw new ZipFault(`${name}: go.mod file name must be lower case`);
}

function checkFileSize(name: string, size: number): void {
  if (name === "go.mod" && size > MAX_GO_MOD)
    throw new ZipFault(`go.mod file too large (max size is ${MAX_GO_MOD} bytes)`);
  if (name === "LICENSE" && size > MAX_LICENSE)
    throw new ZipFault(`LICENSE file too large (max size is ${MAX_LICENSE} bytes)`);
}

/** Names that need no closer look unless an element is one that Windows reserves: ASCII words with single dots inside. */
const PLAIN = /^[\w-]+(?:\.[\w-]+)*(?:\/[\w-]+(?:\.[\w-]+)*)*$/;
const RESERVED = /(?:^|\/)(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:[./]|$)/i;

function checkName(name: string, rest: string): void {
  if (posix.normalize(name) !== name) throw new ZipFault(`${JSON.stringify(rest)}: file path is not clean`);
  const fault = checkFilePath(name);
  if (fault !== undefined) throw new ZipFault(fault);
}

/** Checks one entry's name; gives its bytes' share of the whole. */
function checkEntry(entry: ZipEntry, prefix: string, collisions: Collisions): number {
  if (!entry.name.startsWith(prefix))
    throw new ZipFault(`${JSON.stringify(entry.name)}: path does not have prefix "${prefix}"`);
  const rest = entry.name.slice(prefix.length);
  if (rest === "") return 0;
  const directory = rest.endsWith("/");
  const name = directory ? rest.slice(0, -1) : rest;
  if (!PLAIN.test(name) || RESERVED.test(name)) checkName(name, rest);
  collisions.check(name, directory);
  if (directory) return 0;
  checkGoModName(name);
  checkFileSize(name, entry.size);
  return entry.size;
}

/**
 * x/mod/zip's CheckZip (source: golang.org/x/mod/zip/zip.go, checkZip): prefix, clean names, no traversal, no case
 * clash, no duplicate, go.mod only at the top, sizes. An entry that claims to be a symlink is a plain file, as for Go.
 * Throws ZipFault; nothing has been inflated or written by then.
 */
export function checkZip(zip: ZipBytes, module: ModuleVersion): CheckedZip {
  if (zip.size > MAX_ZIP)
    throw new ZipFault(`module zip file is too large (${zip.size} bytes; limit is ${MAX_ZIP} bytes)`);
  const prefix = `${module.path}@${module.version}/`;
  const collisions = new Collisions();
  const entries = readDirectory(zip);
  let total = 0;
  for (const entry of entries) {
    total += checkEntry(entry, prefix, collisions);
    if (total > MAX_ZIP)
      throw new ZipFault(
        `total uncompressed size of module contents too large (max size is ${MAX_ZIP} bytes)`,
      );
  }
  return { entries, prefix: prefix.length };
}
