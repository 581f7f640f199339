import type { Location } from "./location.ts";

/** One version of one module, in go.mod's spelling (not escaped). */
export interface ModuleVersion {
  readonly path: string;
  readonly version: string;
}

/** `path@version`, the spelling Go uses in its messages. */
export const moduleKey = (m: ModuleVersion): string => `${m.path}@${m.version}`;

/** A module version that has to be in the module cache, with the hashes go.sum holds for it. */
export interface NeededModule extends ModuleVersion {
  /** `h1:…` of the zip; absent where no go.sum of the repository has the line (finding `go-sum-missing`). */
  readonly h1?: string;
  /** `h1:…` of the go.mod file. */
  readonly goModH1?: string;
  /** The require (or replace) lines that ask for it. */
  readonly requiredBy: readonly Location[];
}
