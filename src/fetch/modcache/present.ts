import { lstatSync, readFileSync, type Stats } from "node:fs";
import type { ModulePlaces } from "./layout.ts";

/** What the module cache holds of one module version; content was not hashed. */
export interface Presence {
  readonly zip: boolean;
  /** `.ziphash` against go.sum's hash. */
  readonly hash: "same" | "differs" | "missing";
  /** An extracted tree that Go accepts: a directory, no `.partial`. */
  readonly tree: boolean;
  /** A tree that was not finished: Go does not use it. */
  readonly partial: boolean;
  readonly mod: boolean;
  readonly info: boolean;
}

/** Undefined where there is nothing, also where a file stands in the place of a directory. */
function statIfThere(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}

const isFile = (path: string): boolean => statIfThere(path)?.isFile() === true;
const isDirectory = (path: string): boolean => statIfThere(path)?.isDirectory() === true;
const exists = (path: string): boolean => statIfThere(path) !== undefined;

/** Looks before it reads: on an empty cache an exception for each file would cost more than all else. */
export function readIfThere(path: string): Buffer | undefined {
  if (!exists(path)) return undefined;
  try {
    return readFileSync(path);
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? ""))
      return undefined;
    throw error;
  }
}

function zipHash(places: ModulePlaces, h1: string): Presence["hash"] {
  const found = readIfThere(places.file("ziphash"))?.toString("latin1").trim();
  return found === undefined ? "missing" : found === h1 ? "same" : "differs";
}

/** Stat and `.ziphash` against go.sum; costs some ten microseconds a module. */
export function presenceOf(places: ModulePlaces, h1: string): Presence {
  const partial = exists(places.file("partial"));
  return {
    zip: isFile(places.file("zip")),
    hash: zipHash(places, h1),
    tree: !partial && isDirectory(places.tree),
    partial,
    mod: isFile(places.file("mod")),
    info: isFile(places.file("info")),
  };
}

/** Go can build with it: `.ziphash` says go.sum's hash, and the zip or the tree is there (facts/go.md §2.7). */
export const isReady = (presence: Presence): boolean =>
  presence.hash === "same" && (presence.zip || presence.tree);

/** What is wrong with an entry that is not ready; undefined: it is just not there. */
export function damageOf(presence: Presence): string | undefined {
  if (presence.hash === "differs") return "its .ziphash is not go.sum's hash";
  if (presence.hash === "missing" && presence.zip) return "its zip has no .ziphash";
  if (presence.hash === "same") return "its .ziphash has neither zip nor tree";
  if (presence.partial) return "its tree is only partly extracted";
  return presence.tree ? "its tree has no .ziphash" : undefined;
}
