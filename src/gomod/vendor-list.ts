import type { ModulePath, ModulesTxtFile, VendoredModule } from "./syntax.ts";

/** vendor/modules.txt as Go looks things up in it: entries of the same module version count together. */
export interface VendorList {
  isExplicit(module: ModulePath): boolean;
  /** The first entry of a module path, at whatever version. */
  versionOf(path: string): VendoredModule | undefined;
  replacementOf(module: ModulePath): ModulePath | undefined;
  /** Explicit modules that provide packages; Go does not look at the others once they are no longer required. */
  readonly explicit: readonly VendoredModule[];
  readonly replaced: readonly VendoredModule[];
}

/** Indexes modules.txt by module version (cmd/go modload: vendorMeta, vendorReplaced). */
export function vendorList({ modules }: ModulesTxtFile): VendorList {
  const explicit = modules.filter((module) => module.explicit);
  const replaced = modules.filter((module) => module.replacement !== undefined);
  const explicitKeys = new Set(explicit.map(keyOf));
  const replacements = new Map(replaced.map((module) => [keyOf(module), module.replacement]));
  const byPath = new Map([...modules].reverse().map((module) => [module.path, module]));
  return {
    isExplicit: (module) => explicitKeys.has(keyOf(module)),
    versionOf: (path) => byPath.get(path),
    replacementOf: (module) => replacements.get(keyOf(module)),
    explicit: explicit.filter((module) => module.packages.length > 0),
    replaced,
  };
}

const keyOf = ({ path, version }: ModulePath): string => `${path}@${version}`;
