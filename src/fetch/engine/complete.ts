import type { NeededModule } from "../../core/module.ts";
import { Pending } from "./pending.ts";
import { priorities } from "./queue.ts";
import type { Zips } from "./zips.ts";

/** The rest of go.mod ∩ go.sum is fetched as well when it is at most this share of what was needed. */
const CHEAP_SHARE = 0.25;
/** Below this many bytes more, shares do not matter. */
const ALWAYS_CHEAP = 4 << 20;

/**
 * Whether the rest is worth asking for at all. Sizes are unknown before a request, so the count decides first; on the
 * measured repositories it is 2–18 % where the bytes are few and 74–136 % where they are many (facts/closure.md §8).
 */
export const isFew = (rest: number, needed: number): boolean => rest <= Math.max(2, needed * CHEAP_SHARE);

/**
 * Fetches the rest while the announced lengths stay within the share of `neededBytes`; beyond it, what is under way is
 * cut off and left out. True: everything came, or failed for another reason than its size.
 */
export async function fetchRest(
  rest: readonly NeededModule[],
  neededBytes: number,
  zips: Zips,
  outer: AbortSignal,
): Promise<boolean> {
  const limit = Math.max(ALWAYS_CHEAP, neededBytes * CHEAP_SHARE);
  const tooMuch = new AbortController();
  const signal = AbortSignal.any([outer, tooMuch.signal]);
  const pending = new Pending();
  let bytes = 0;
  const sized = (size: number): void => {
    bytes += size;
    if (bytes > limit) tooMuch.abort();
  };
  for (const module of rest)
    pending.track(zips.request({ module, priority: priorities.extraZip, signal, sized }).done);
  await pending.settled();
  return !tooMuch.signal.aborted;
}
