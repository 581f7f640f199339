import type { FailureClass } from "../failure.ts";

/** One timer for the phase a request is in, one for the whole. */
export class Deadline {
  #phase: NodeJS.Timeout | undefined;
  readonly #total: NodeJS.Timeout;
  readonly #expire: (failure: FailureClass, ms: number) => void;

  constructor(totalMs: number, expire: (failure: FailureClass, ms: number) => void) {
    this.#expire = expire;
    this.#total = setTimeout(() => expire("too-slow", totalMs), totalMs);
  }

  enter(failure: FailureClass, ms: number): void {
    clearTimeout(this.#phase);
    this.#phase = setTimeout(() => this.#expire(failure, ms), ms);
  }

  progress(): void {
    this.#phase?.refresh();
  }

  leave(): void {
    clearTimeout(this.#phase);
    this.#phase = undefined;
  }

  done(): void {
    clearTimeout(this.#phase);
    clearTimeout(this.#total);
  }
}

/** What a deadline destroys a request with. */
export class DeadlineError extends Error {
  readonly failure: FailureClass;
  constructor(failure: FailureClass, ms: number) {
    super(failure === "cancelled" ? "" : `nothing within ${ms} ms`);
    this.failure = failure;
  }
}
