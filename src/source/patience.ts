import { type FailureClass, factsOf } from "./failure.ts";

/** Failures that cost a whole deadline: one more try is all they get. */
const slow: ReadonlySet<FailureClass> = new Set([
  "no-answer",
  "stall",
  "too-slow",
  "connect-timeout",
  "deadline",
]);
const firstPauseMs = 250;
const longestPauseMs = 8_000;
/** Longer waits are not worth a CI job's time: the next source, or the failure, comes first. */
const longestRetryAfterMs = 60_000;

export interface Failed {
  readonly failure: FailureClass;
  readonly retryAfterMs?: number;
}

/**
 * Milliseconds before the same source is asked again, undefined = not again. `tries`: how often it was asked. Doubling
 * pauses with half to one and a half of jitter; Retry-After is obeyed exactly.
 */
export function pauseBeforeRetry(
  { failure, retryAfterMs }: Failed,
  tries: number,
  retries: number,
  random: () => number,
): number | undefined {
  if (!factsOf(failure).retryable) return undefined;
  if (tries > (slow.has(failure) ? Math.min(1, retries) : retries)) return undefined;
  if (retryAfterMs !== undefined) return retryAfterMs <= longestRetryAfterMs ? retryAfterMs : undefined;
  return Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1)) * (0.5 + random());
}

/** Resolves after `ms`, or at once when the signal is aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
  });
}
