import { join } from "node:path";
import { moduleKey, type NeededModule } from "../../core/module.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { World } from "../../core/world.ts";
import { placesOf } from "../../fetch/modcache/layout.ts";
import { type MissingBytes, TYPICAL_ZIP_BYTES } from "../../plan/cost.ts";

/** What the module cache of this machine lacks, by `path@version`; sizes are not known before fetching. */
export function missingBytes(
  needed: readonly NeededModule[],
  snapshot: Snapshot,
  { files, env }: World,
): MissingBytes {
  const cache = moduleCache(snapshot, env);
  const isHere = (module: NeededModule): boolean =>
    cache !== undefined && files.kind(placesOf(cache, module).file("zip")) === "file";
  return new Map(
    needed.filter((module) => !isHere(module)).map((module) => [moduleKey(module), TYPICAL_ZIP_BYTES]),
  );
}

/** GOMODCACHE, else the first GOPATH's, else the home directory's, as Go finds it. */
function moduleCache(snapshot: Snapshot, env: World["env"]): string | undefined {
  const value = (name: string): string | undefined => {
    const known = snapshot.environment.find((fact) => fact.name === name)?.value;
    return typeof known === "string" ? known : undefined;
  };
  const named = value("GOMODCACHE");
  if (named !== undefined) return named;
  const goPath = value("GOPATH")?.split(":")[0] ?? (env["HOME"] && join(env["HOME"], "go"));
  return goPath ? join(goPath, "pkg", "mod") : undefined;
}
