import { lstatSync } from "node:fs";
import type { NeededModule } from "../../core/module.ts";
import type { HashPool } from "../hash/pool.ts";
import type { ModulePlaces } from "../modcache/layout.ts";
import type { Presence } from "../modcache/present.ts";
import { zipFault } from "../modcache/zip-of.ts";
import type { EngineJob } from "./job.ts";

/** A cached entry hashed again; `fault` says what differs from go.sum. */
export interface Rechecked {
  readonly hashed: boolean;
  readonly treeHashed: boolean;
  readonly fault?: string;
}

/** Go would follow it and believe what is there. */
const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

async function differs(
  pool: HashPool,
  job: Parameters<HashPool["run"]>[0],
  h1: string,
): Promise<string | undefined> {
  const answer = await pool.run(job);
  if (!answer.ok) return answer.message;
  return answer.result.h1 === h1 ? undefined : `its content has ${answer.result.h1}, go.sum says ${h1}`;
}

const mustBeExtracted = ({ zip, tree }: Presence): boolean => zip && !tree;

/**
 * Hashes what the cache holds of a module against go.sum: the zip, and with `trees` (or where there is no zip) the
 * tree. A zip, tree and `.ziphash` that were altered together are found here and not by `go mod verify`.
 */
export async function recheck(
  job: Pick<EngineJob, "pool" | "recheckOf">,
  module: NeededModule,
  places: ModulePlaces,
  presence: Presence,
): Promise<Rechecked> {
  const h1 = module.h1 ?? "";
  const mode = job.recheckOf(module);
  const version = { path: module.path, version: module.version };
  const hashed = mode !== "nothing" && presence.zip;
  if (mode === "trees" && isLink(places.tree))
    return { hashed: false, treeHashed: false, fault: "the extracted tree: a link stands in its place" };
  const treeHashed = presence.tree && (mode === "trees" || (mode === "zips" && !presence.zip));
  const zip = hashed
    ? await differs(job.pool, { zip: places.file("zip"), module: version }, h1)
    : mustBeExtracted(presence)
      ? zipFault(places.file("zip"), version)
      : undefined;
  if (zip !== undefined) return { hashed, treeHashed: false, fault: `the zip: ${zip}` };
  const tree = treeHashed
    ? await differs(job.pool, { existing: places.tree, module: version }, h1)
    : undefined;
  return { hashed, treeHashed, ...(tree === undefined ? {} : { fault: `the extracted tree: ${tree}` }) };
}
