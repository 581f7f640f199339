import { ZipFault } from "./bytes.ts";

const ASCII = /^[\0-\x7f]*$/;

const fold = (name: string): string =>
  ASCII.test(name)
    ? name.toLowerCase()
    : [...name]
        .map((c) => (c.toUpperCase().length === c.length ? c.toUpperCase().toLowerCase() : c))
        .join("");

interface Seen {
  readonly path: string;
  readonly directory: boolean;
}

/** x/mod/zip's collisionChecker: one name, one spelling, either a file or a directory. */
export class Collisions {
  private readonly seen = new Map<string, Seen>();
  /** Directories that were checked with all above them: most entries lie beside another one. */
  private readonly settled = new Set<string>();

  check(path: string, directory: boolean): void {
    const key = fold(path);
    const other = this.seen.get(key);
    if (other === undefined) this.seen.set(key, { path, directory });
    else refuse(other, path, directory);
    const end = path.lastIndexOf("/");
    if (end > 0) this.checkDirectory(path.slice(0, end));
  }

  private checkDirectory(path: string): void {
    if (this.settled.has(path)) return;
    this.check(path, true);
    this.settled.add(path);
  }
}

function refuse(other: Seen, path: string, directory: boolean): void {
  if (other.path !== path)
    throw new ZipFault(`case-insensitive file name collision: "${other.path}" and "${path}"`);
  if (other.directory !== directory) throw new ZipFault(`entry "${path}" is both a file and a directory`);
  if (!directory) throw new ZipFault(`multiple entries for file "${path}"`);
}
