import { type FailureClass, factsOf } from "./failure.ts";
import type { FileRequest } from "./types.ts";

/** Lines for people about what was decided, each once, in the order it first happened. */
export class Remarks {
  readonly #beyond = new Map<string, { readonly text: string; count: number }>();
  readonly #hedged = new Map<string, number>();
  readonly #skipped = new Map<string, number>();
  #hashed = 0;
  #unhashed = 0;
  #came = 0;

  asked({ hashed, what }: FileRequest): void {
    if (what === "info") return;
    if (hashed) this.#hashed += 1;
    else this.#unhashed += 1;
  }

  came(): void {
    this.#came += 1;
  }

  wentBeyond(source: string, next: string, failure: FailureClass): void {
    const key = `${source} ${next} ${failure}`;
    const known = this.#beyond.get(key);
    if (known) known.count += 1;
    else {
      const why = factsOf(failure).summary;
      this.#beyond.set(key, {
        text: `${source}: ${why}; ${next} was asked instead, go.sum decides`,
        count: 1,
      });
    }
  }

  hedged(source: string): void {
    this.#hedged.set(source, (this.#hedged.get(source) ?? 0) + 1);
  }

  skipped(source: string): void {
    this.#skipped.set(source, (this.#skipped.get(source) ?? 0) + 1);
  }

  lines(): readonly string[] {
    return [
      ...this.#database(),
      ...[...this.#beyond.values()].map(({ text, count }) => `${text} (${times(count, "file")})`),
      ...[...this.#skipped].map(
        ([source, count]) => `${source} was not asked for ${times(count, "file")}: its state is open`,
      ),
      ...[...this.#hedged].map(
        ([source, count]) => `${source} was slow: ${times(count, "request")} sent a second time`,
      ),
    ];
  }

  #database(): readonly string[] {
    if (this.#hashed === 0 || this.#unhashed > 0 || this.#came === 0) return [];
    return ["the checksum database was not asked: go.sum holds the hash of everything that was fetched"];
  }
}

const times = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
