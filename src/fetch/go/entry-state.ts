import { statSync } from "node:fs";
import type { NeededModule } from "../../core/module.ts";
import { isModuleVersion } from "../../gomod/sum-table.ts";
import { placesOf } from "../modcache/layout.ts";
import { presenceOf, readIfThere } from "../modcache/present.ts";

/** What the cache holds of a module version as `go mod download` leaves it; "altered" = its .ziphash is not what go.sum says. */
export type EntryState =
  | { readonly state: "present"; readonly bytes: number }
  | { readonly state: "absent" }
  | { readonly state: "altered"; readonly ziphash: string };

/** .info, .mod and .zip there, .ziphash equal to go.sum where go.sum has a hash. Content is not hashed. */
export function entryState(goModCache: string, module: NeededModule): EntryState {
  const places = isModuleVersion(module) ? placesOf(goModCache, module) : undefined;
  const ziphash = places && readIfThere(places.file("ziphash"))?.toString("latin1").trim();
  if (!places || !ziphash) return { state: "absent" };
  const presence = presenceOf(places, module.h1 ?? ziphash);
  if (presence.hash === "differs") return { state: "altered", ziphash };
  if (!presence.zip || !presence.mod || !presence.info) return { state: "absent" };
  return { state: "present", bytes: statSync(places.file("zip")).size };
}
