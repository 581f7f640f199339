import type { ReplaceDirective } from "../gomod/syntax.ts";
import type { ModuleVersion } from "./module.ts";

interface Ranked<T> {
  readonly replace: T;
  /** Place of its file in Go's order of precedence. */
  readonly rank: number;
}

/** The replace lines of one build, looked up in constant time however many there are. */
export class Replacements<T extends { readonly file: string; readonly directive: ReplaceDirective }> {
  /** By replaced path, then by replaced version ("" for all of them); the first line counts. */
  readonly #byPath = new Map<string, Map<string, Ranked<T>>>();

  /** `replaces` in Go's order of precedence, those of a file together: go.work first, then the mains. */
  constructor(replaces: Iterable<T>) {
    const ranks = new Map<string, number>();
    for (const replace of replaces) {
      const { oldPath, oldVersion } = replace.directive;
      const rank = ranks.get(replace.file) ?? ranks.size;
      ranks.set(replace.file, rank);
      const versions = this.#byPath.get(oldPath) ?? new Map<string, Ranked<T>>();
      this.#byPath.set(oldPath, versions);
      if (!versions.has(oldVersion)) versions.set(oldVersion, { replace, rank });
    }
  }

  /** modload.Replacement: the first file that replaces the module, and there the line for this very version before one for all versions. */
  of({ path, version }: ModuleVersion): T | undefined {
    const versions = this.#byPath.get(path);
    const exact = versions?.get(version);
    const any = versions?.get("");
    if (exact === undefined || any === undefined) return (exact ?? any)?.replace;
    return exact.rank <= any.rank ? exact.replace : any.replace;
  }
}
