import type { Dir } from "../core/snapshot.ts";

/** Longest part of a group's name that comes from a directory; job and artifact names stay readable and legal. */
const MAX_NAME = 40;

/**
 * Names of groups, unique and short: number, then the directory that all its modules share ("2-services"). Only
 * letters, digits, dot, dash and underscore, since artifact names and job names are made of it.
 */
export function groupNames(groups: readonly (readonly Dir[])[]): readonly string[] {
  const width = String(groups.length).length;
  return groups.map((dirs, index) => {
    const number = String(index + 1).padStart(width, "0");
    const words = sharedDir(dirs)
      .replace(/[^A-Za-z0-9._-]+/g, "-")
      .replace(/^[-.]+|[-.]+$/g, "")
      .slice(0, MAX_NAME);
    return words === "" ? number : `${number}-${words}`;
  });
}

function sharedDir(dirs: readonly Dir[]): string {
  const [first = "", ...rest] = dirs.map((dir) => (dir === "." ? [] : dir.split("/")));
  if (first === "") return "";
  let length = first.length;
  for (const parts of rest) {
    while (parts.slice(0, length).join("/") !== first.slice(0, length).join("/")) length--;
  }
  return first.slice(0, length).join("/");
}

/** A directory as one item of a `modules` list: glob characters and commas mean themselves. */
export const asGlob = (dir: Dir): string => dir.replace(/[\\*?[\]{}()!+@|,]/g, "\\$&");
