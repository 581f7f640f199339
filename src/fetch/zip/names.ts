import { posix } from "node:path";
import { ZipFault } from "./bytes.ts";

const fold = (name: string): string =>
  /^\p{ASCII}*$/u.test(name)
    ? name.toLowerCase()
    : [...name]
        .map((c) => (c.toUpperCase().length === c.length ? c.toUpperCase().toLowerCase() : c))
        .join("");

/** x/mod/zip's collisionChecker: one name, one spelling, either a file or a directory. */
export class Collisions {
  private readonly seen = new Map<string, { readonly path: string; readonly directory: boolean }>();

  check(path: string, directory: boolean): void {
    const key = fold(path);
    const other = this.seen.get(key);
    if (other === undefined) this.seen.set(key, { path, directory });
    else if (other.path !== path)
      throw new ZipFault(`case-insensitive file name collision: "${other.path}" and "${path}"`);
    else if (other.directory !== directory)
      throw new ZipFault(`entry "${path}" is both a file and a directory`);
    else if (!directory) throw new ZipFault(`multiple entries for file "${path}"`);
    else return;
    const parent = posix.dirname(path);
    if (parent !== ".") this.check(parent, true);
  }
}
