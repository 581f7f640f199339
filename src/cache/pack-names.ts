import type { ModuleVersion } from "../core/module.ts";
import { escapePath, escapeVersion } from "../gomod/escape.ts";

/** Files of one module version that travel in a pack. */
export const packedKinds = ["info", "mod", "zip", "ziphash"] as const;
export type PackedKind = (typeof packedKinds)[number];

/**
 * One literal path, relative to the workspace, on every system: @actions/cache makes it part of an entry's identity
 * (facts/github.md A2). The file is there only while it is saved or restored.
 */
export const PACK_PATH = ".gomod-preflight-pack.tar";

/** Name of the pack's own first entry. */
export const MANIFEST_NAME = "gomod-preflight.json";

/** `<escaped path>/@v/<escaped version>`; undefined for what cannot be in a module cache. */
export function packStem(module: ModuleVersion): string | undefined {
  const path = escapePath(module.path);
  const version = escapeVersion(module.version);
  return path === undefined || version === undefined ? undefined : `${path}/@v/${version}`;
}
