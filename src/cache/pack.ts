import { createReadStream, createWriteStream, existsSync, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { type Pack, pack } from "tar-stream";
import type { ModuleVersion } from "../core/module.ts";
import { placesOf } from "../fetch/modcache/layout.ts";
import { MANIFEST_NAME, type PackedKind, packedKinds, packStem } from "./pack-names.ts";

/** What a pack says about itself; advice only, nothing is believed. */
export interface PackManifest {
  /** How long fetching these modules took when they were fetched, in milliseconds. */
  readonly fetchMs: number;
}

export interface PackContent {
  readonly goModCache: string;
  /** Modules whose zips go in, verified by the caller. */
  readonly modules: readonly ModuleVersion[];
  /** Further go.mod files that loading the module graph reads. */
  readonly goMods: readonly ModuleVersion[];
  readonly manifest: PackManifest;
}

/** Same content, same bytes: names in order, no times, no owners. */
const HEADER = { mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 };

/** Writes one pack file of what is in the module cache and gives its size in bytes. */
export async function writePack(target: string, content: PackContent): Promise<number> {
  const tar = pack();
  const written = pipeline(tar, createWriteStream(target));
  written.catch(() => undefined); // awaited below; until then a full disk must not end the process
  tar.entry({ ...HEADER, name: MANIFEST_NAME }, JSON.stringify(content.manifest));
  for (const { name, file } of filesOf(content)) await append(tar, name, file);
  tar.finalize();
  await written;
  return statSync(target).size;
}

interface PackFile {
  readonly name: string;
  readonly file: string;
}

function filesOf({ goModCache, modules, goMods }: PackContent): PackFile[] {
  const files = new Map<string, string>();
  const add = (module: ModuleVersion, kinds: readonly PackedKind[]) => {
    const stem = packStem(module);
    for (const kind of stem === undefined ? [] : kinds) {
      const file = placesOf(goModCache, module).file(kind);
      if (existsSync(file)) files.set(`${stem}.${kind}`, file);
    }
  };
  for (const module of modules) add(module, packedKinds);
  for (const module of goMods) add(module, ["mod"]);
  return [...files].map(([name, file]) => ({ name, file })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function append(tar: Pack, name: string, file: string): Promise<void> {
  const { size } = statSync(file);
  await pipeline(createReadStream(file), tar.entry({ ...HEADER, name, size }));
}
