import { setTimeout as sleep } from "node:timers/promises";
import { type Helper, startFirst } from "./helper.ts";
import { type LockHelper, lockHelpers } from "./lock-helpers.ts";

/** Go's own lock of one module version, or why it could not be had. */
type Locked =
  | { readonly held: true }
  | { readonly held: false; readonly why: "busy" | "no-helper" | "failed"; readonly reason: string };

/** flock(2) on the lock files that cmd/go uses, through one helper process. */
export interface Locks {
  /** Takes the lock at `path` (its directory exists), waiting for go commands that hold it. */
  take(path: string): Promise<Locked>;
  /** Tries once; false: another process holds it, or there is no helper. */
  tryTake(path: string): Promise<boolean>;
  release(path: string): void;
  /** False: no helper on this machine (or it died), so extraction is left to Go. */
  available(): Promise<boolean>;
  close(): void;
}

export interface LockOptions {
  readonly env: Readonly<Record<string, string>>;
  /** How long `take` waits for another process, in milliseconds. */
  readonly waitMs: number;
  readonly signal: AbortSignal;
  /** Instead of those known (tests). */
  readonly helpers?: readonly LockHelper[];
}

const RETRY_FIRST_MS = 5;
const RETRY_MAX_MS = 100;

const busy = (path: string, waitMs: number): Locked => ({
  held: false,
  why: "busy",
  reason: `another process has held ${path} for more than ${waitMs / 1000} s`,
});

async function take(helper: Helper, path: string, { waitMs, signal }: LockOptions): Promise<Locked> {
  const deadline = performance.now() + waitMs;
  for (let pause = RETRY_FIRST_MS; ; pause = Math.min(pause * 2, RETRY_MAX_MS)) {
    const answer = await helper.ask(path);
    if (answer === "y") return { held: true };
    if (answer !== "n") return { held: false, why: "failed", reason: answer.slice(2) };
    if (signal.aborted || performance.now() > deadline) return busy(path, waitMs);
    await sleep(pause);
  }
}

/** Starts the helper at once, in the background. `docs/decisions/0010-go-locks.md` says why a helper, and why it only ever tries. */
export function openLocks(options: LockOptions): Locks {
  const starting = startFirst(options.helpers ?? lockHelpers, options.env);
  const running = async (): Promise<Helper | undefined> => {
    const helper = await starting;
    return helper?.dead ? undefined : helper;
  };
  return {
    async take(path) {
      const helper = await running();
      if (helper === undefined) return { held: false, why: "no-helper", reason: "no lock helper runs here" };
      if (path.includes("\n")) return { held: false, why: "failed", reason: "its path has a line break" };
      return take(helper, path, options);
    },
    tryTake: async (path) => (await (await running())?.ask(path)) === "y",
    release: (path) => void running().then((helper) => helper?.release(path)),
    available: async () => (await running()) !== undefined,
    close: () => void starting.then((helper) => helper?.close()),
  };
}
