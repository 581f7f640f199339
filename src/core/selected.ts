import { compareGoVersions } from "../gomod/go-version.ts";
import type { ReplaceDirective, RequireDirective } from "../gomod/syntax.ts";
import { compareVersions } from "../gomod/version.ts";
import { type Build, type Placed, replacementOf } from "./build.ts";
import type { ModuleVersion } from "./module.ts";
import { directoryKey } from "./paths.ts";

type Selected = ReadonlyMap<string, Placed<RequireDirective>>;
const known = new WeakMap<Build, Selected>();

/** The highest requirement of each module over all mains: what Go selects where every needed module is listed. */
export function selectedOf(build: Build): Selected {
  const selected = known.get(build) ?? select(build);
  known.set(build, selected);
  return selected;
}

function select(build: Build): Selected {
  const selected = new Map<string, Placed<RequireDirective>>();
  for (const required of build.requires) {
    const { path, version } = required.directive;
    const known = selected.get(path)?.directive.version;
    if (known === undefined || compareVersions(version, known) > 0) selected.set(path, required);
  }
  return selected;
}

/** From go 1.17 on a tidy go.mod lists every module that provides a package (go.dev/ref/mod#graph-pruning). */
export const listsAllModules = (build: Build): boolean =>
  build.mains.every(({ goMod }) => compareGoVersions(goMod?.go?.version ?? "1.16", "1.17") >= 0);

/** What a requirement really brings: itself, another module version, or a directory (a key of `Snapshot.directories`). */
export type Effective =
  | {
      readonly kind: "module";
      readonly module: ModuleVersion;
      readonly replacement?: Placed<ReplaceDirective>;
    }
  | { readonly kind: "directory"; readonly dir: string; readonly replacement: Placed<ReplaceDirective> };

/** Applies the replacement that Go would choose. */
export function effectiveOf(build: Build, required: ModuleVersion): Effective {
  const replacement = replacementOf(build, required);
  if (replacement === undefined) {
    return { kind: "module", module: { path: required.path, version: required.version } };
  }
  const { newPath, newVersion } = replacement.directive;
  return newVersion === ""
    ? { kind: "directory", dir: directoryKey(replacement.dir, newPath), replacement }
    : { kind: "module", module: { path: newPath, version: newVersion }, replacement };
}
