import { resolve } from "node:path";
import { directoryKey } from "../core/paths.ts";
import type { Dir, DirectoryFact } from "../core/snapshot.ts";
import type { Files } from "../core/world.ts";
import type { ReplaceDirective, UseDirective } from "../gomod/syntax.ts";

/** Looks once at each directory that a replace or use line names; symlinks are followed, as Go follows them. */
export class DirectoryFacts {
  readonly #files: Files;
  readonly #root: string;
  readonly #facts = new Map<string, DirectoryFact>();

  constructor(files: Files, root: string) {
    this.#files = files;
    this.#root = root;
  }

  get facts(): ReadonlyMap<string, DirectoryFact> {
    return this.#facts;
  }

  lookAtReplaces(dir: Dir, replaces: readonly ReplaceDirective[]): void {
    for (const replace of replaces)
      if (replace.newVersion === "") this.lookAt(directoryKey(dir, replace.newPath));
  }

  lookAtUses(dir: Dir, uses: readonly UseDirective[]): void {
    for (const use of uses) this.lookAt(directoryKey(dir, use.path));
  }

  lookAt(key: string): DirectoryFact {
    const known = this.#facts.get(key);
    if (known) return known;
    const path = resolve(this.#root, key);
    const exists = this.#kind(path) === "directory";
    const fact = { exists, hasGoMod: exists && this.#kind(resolve(path, "go.mod")) === "file" };
    this.#facts.set(key, fact);
    return fact;
  }

  #kind(path: string): string | undefined {
    const real = this.#files.realPath(path);
    return real === undefined ? undefined : this.#files.kind(real);
  }
}
