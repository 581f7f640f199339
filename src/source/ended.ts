import type { Attempt } from "../core/report.ts";
import type { FailureClass } from "./failure.ts";
import type { FileRequest } from "./types.ts";

/** How one attempt ended. `retryAfterMs`: the source asked to be left alone that long. */
export type Ended<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly failure: FailureClass;
      readonly detail: string;
      readonly retryAfterMs?: number;
    };

export interface AttemptResult<T> {
  readonly attempt: Attempt;
  readonly ended: Ended<T>;
}

/** An attempt that never left this machine, and why. `startedAt`: milliseconds since the run's first attempt. */
export function neverSent(
  source: string,
  { what }: FileRequest,
  startedAt: number,
  failure: FailureClass,
  detail: string,
): AttemptResult<never> {
  return {
    ended: { ok: false, failure, detail },
    attempt: { source, what, url: source, failure, detail, startedAt, phases: {}, bytes: 0 },
  };
}
