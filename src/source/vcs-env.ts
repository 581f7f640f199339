import type { Limits } from "./settings.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** ssh must fail, not ask; Go set this itself up to 1.24 (facts/go.md §2.8). */
export function neverAsk(env: Environment): Readonly<Record<string, string>> {
  const own = env["GIT_SSH_COMMAND"] !== undefined || env["GIT_SSH"] !== undefined;
  return own ? {} : { GIT_SSH_COMMAND: "ssh -o ControlMaster=no -o BatchMode=yes" };
}

/** git waits for ever on a silent host; ended by itself, it says why, where a killed go says nothing. */
export function neverWait(
  env: Environment,
  { firstByteMs, stallMs }: Pick<Limits, "firstByteMs" | "stallMs">,
): Readonly<Record<string, string>> {
  const own = env["GIT_HTTP_LOW_SPEED_LIMIT"] !== undefined || env["GIT_HTTP_LOW_SPEED_TIME"] !== undefined;
  if (own) return {};
  const seconds = Math.max(1, Math.ceil(Math.max(firstByteMs, stallMs) / 1000));
  return { GIT_HTTP_LOW_SPEED_LIMIT: "1", GIT_HTTP_LOW_SPEED_TIME: String(seconds) };
}
