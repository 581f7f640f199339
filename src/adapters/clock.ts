import type { Clock } from "../core/world.ts";

/** Set by documentation and tests so that output does not change from day to day: an ISO date. */
const FIXED_DATE = "GOMOD_PREFLIGHT_FIXED_DATE";

/** The machine's clock; the wall clock can be pinned by the environment for generated documents. */
export function systemClock(env: Readonly<Record<string, string>>): Clock {
  const fixed = env[FIXED_DATE];
  return {
    now: () => performance.now(),
    date: () => (fixed ? new Date(fixed) : new Date()),
  };
}
