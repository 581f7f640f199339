import type { SourceState } from "../core/options.ts";
import type { Clock } from "../core/world.ts";

/** How one request went, as health sees it: 404 and 403 are answers of a healthy server. */
export interface Outcome {
  readonly ok: boolean;
  readonly firstByteMs?: number;
  /** Bytes that differ from go.sum. */
  readonly integrity?: boolean;
}

/** Design §5; changes up and down are apart so that a source does not flap between states. */
export const thresholds = {
  healthy: 0.8,
  healthyAgain: 0.85,
  open: 0.5,
  /** Requests before a score may open a source. */
  least: 5,
  window: 20,
  /** Good trials in a row that close it again. */
  trials: 2,
  coolDownMs: 2_000,
  coolDownMaxMs: 60_000,
  /** So long after it was opened a source is waited for by those who have no other. */
  patienceMs: 10_000,
} as const;

interface Entry {
  outcomes: Outcome[];
  firstBytes: number[];
  /** Median of `firstBytes`, renewed with every eighth: sorting for each request would be felt. */
  usualFirstByte: number;
  firstBytesSeen: number;
  state: SourceState;
  openUntil: number;
  openedAt: number;
  coolDownMs: number;
  trialRunning: boolean;
  goodTrials: number;
  pausedUntil: number;
}

/** What later runs keep of one source. */
export interface SavedHealth {
  readonly state: SourceState;
  readonly score: number;
  readonly firstByteMs?: number;
}

/** One run's memory of how each source behaves. Names are masked. */
export class HealthBook {
  readonly #clock: Pick<Clock, "now">;
  readonly #forced: Readonly<Record<string, SourceState>>;
  readonly #entries = new Map<string, Entry>();

  constructor(
    clock: Pick<Clock, "now">,
    forced: Readonly<Record<string, SourceState>>,
    saved: Readonly<Record<string, SavedHealth>> = {},
  ) {
    this.#clock = clock;
    this.#forced = forced;
    for (const [name, { state }] of Object.entries(saved)) {
      if (state === "open" || state === "fallback") this.#reopen(this.#entry(name));
    }
  }

  /** An old outage is no reason not to ask: the first request is a trial, the others wait for it, and one good one is enough. */
  #reopen(entry: Entry): void {
    entry.state = "open";
    entry.openedAt = this.#clock.now();
    entry.goodTrials = thresholds.trials - 1;
  }

  state(name: string): SourceState {
    return this.#forced[name] ?? this.#entry(name).state;
  }

  score(name: string): number {
    return scoreOf(this.#entry(name).outcomes);
  }

  /** May it be asked now? A `trial` must be followed by `note`. */
  admit(name: string): "ask" | "trial" | "skip" {
    const forced = this.#forced[name];
    if (forced !== undefined) return forced === "open" || forced === "fallback" ? "skip" : "ask";
    const entry = this.#entry(name);
    if (entry.state === "healthy" || entry.state === "warning") return "ask";
    if (entry.trialRunning || this.#clock.now() < entry.openUntil) return "skip";
    entry.trialRunning = true;
    return "trial";
  }

  /** Milliseconds after which to ask for admission again; undefined = do not wait for it. */
  worthWaiting(name: string): number | undefined {
    if (this.#forced[name] !== undefined) return undefined;
    const { openedAt, openUntil } = this.#entry(name);
    const now = this.#clock.now();
    if (now - openedAt > thresholds.patienceMs) return undefined;
    return Math.max(50, openUntil - now);
  }

  note(name: string, outcome: Outcome): void {
    const entry = this.#entry(name);
    entry.outcomes.push(outcome);
    if (entry.outcomes.length > thresholds.window) entry.outcomes.shift();
    if (outcome.firstByteMs !== undefined) {
      entry.firstBytes[entry.firstBytesSeen % 64] = outcome.firstByteMs;
      entry.firstBytesSeen += 1;
      if (entry.firstBytesSeen % 8 === 0) entry.usualFirstByte = median(entry.firstBytes);
    }
    this.#move(entry, outcome);
  }

  /** The next source of the chain served in its place. */
  servedByNext(name: string): void {
    const entry = this.#entry(name);
    if (entry.state === "open") entry.state = "fallback";
  }

  /** A trial that ended without an answer about the source (the run was stopped). */
  release(name: string): void {
    this.#entry(name).trialRunning = false;
  }

  /** Retry-After holds for every request to that source. */
  pause(name: string, ms: number): void {
    const entry = this.#entry(name);
    entry.pausedUntil = Math.max(entry.pausedUntil, this.#clock.now() + ms);
  }

  pausedFor(name: string): number {
    return Math.max(0, this.#entry(name).pausedUntil - this.#clock.now());
  }

  /** After how many ms without headers a second request is worth its cost; undefined = too little is known. */
  hedgeAfter(name: string): number | undefined {
    const { firstBytesSeen, usualFirstByte, state } = this.#entry(name);
    if (firstBytesSeen < 8 || state !== "healthy") return undefined;
    return Math.max(750, 6 * usualFirstByte + 250);
  }

  /** What this run saw; what only an earlier run knew is forgotten. */
  saved(): Readonly<Record<string, SavedHealth>> {
    const seen = [...this.#entries].filter(([, { outcomes }]) => outcomes.length > 0);
    return Object.fromEntries(
      seen.map(([name, { state, outcomes, firstBytes }]) => {
        const middle = firstBytes.length === 0 ? {} : { firstByteMs: Math.round(median(firstBytes)) };
        return [name, { state, score: Math.round(scoreOf(outcomes) * 100) / 100, ...middle }];
      }),
    );
  }

  #entry(name: string): Entry {
    const known = this.#entries.get(name);
    if (known) return known;
    const entry: Entry = {
      outcomes: [],
      firstBytes: [],
      usualFirstByte: 0,
      firstBytesSeen: 0,
      state: "healthy",
      openUntil: 0,
      openedAt: Number.NEGATIVE_INFINITY,
      coolDownMs: thresholds.coolDownMs,
      trialRunning: false,
      goodTrials: 0,
      pausedUntil: 0,
    };
    this.#entries.set(name, entry);
    return entry;
  }

  #move(entry: Entry, outcome: Outcome): void {
    const closed = entry.state === "healthy" || entry.state === "warning";
    if (!closed) this.#trialEnded(entry, outcome.ok);
    else if (entry.state === "healthy" && isPerfect(outcome)) return;
    else if (entry.outcomes.length >= thresholds.least && scoreOf(entry.outcomes) < thresholds.open)
      this.#open(entry);
    else entry.state = gradeOf(entry);
  }

  #trialEnded(entry: Entry, ok: boolean): void {
    // Answers of requests sent before the source was opened count for the score only.
    if (!entry.trialRunning) return;
    entry.trialRunning = false;
    if (!ok) {
      entry.coolDownMs = Math.min(entry.coolDownMs * 2, thresholds.coolDownMaxMs);
      this.#open(entry);
      return;
    }
    entry.goodTrials += 1;
    entry.openUntil = 0;
    if (entry.goodTrials < thresholds.trials) return;
    entry.state = "warning";
    entry.outcomes = entry.outcomes.slice(-thresholds.trials); // the outage is over, and later runs may know it
    entry.coolDownMs = thresholds.coolDownMs;
  }

  #open(entry: Entry): void {
    if (entry.state === "healthy" || entry.state === "warning") entry.openedAt = this.#clock.now();
    entry.state = "open";
    entry.goodTrials = 0;
    entry.openUntil = this.#clock.now() + entry.coolDownMs;
  }
}

/** Makes no score lower, so a healthy source stays what it is. */
const isPerfect = ({ ok, integrity, firstByteMs }: Outcome): boolean =>
  ok && !integrity && (firstByteMs ?? 0) <= 500;

function gradeOf(entry: Entry): SourceState {
  const score = scoreOf(entry.outcomes);
  if (entry.outcomes.length < thresholds.least) return entry.state;
  if (entry.state === "healthy") return score < thresholds.healthy ? "warning" : "healthy";
  return score >= thresholds.healthyAgain ? "healthy" : "warning";
}

/**
 * Design §5: integrity weighs 0.3 + 0.4 × its failure rate, the rest is 60:40 connection success and first byte, where a
 * first byte counts min(1, 500 ms ÷ TTFB) and a failed request 0. 1 where nothing is known.
 */
export function scoreOf(outcomes: readonly Outcome[]): number {
  if (outcomes.length === 0) return 1;
  const share = (value: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / outcomes.length;
  const integrityFailures = share(({ integrity }) => (integrity ? 1 : 0));
  const success = share(({ ok }) => (ok ? 1 : 0));
  const firstByte = share(({ ok, firstByteMs }) =>
    ok ? Math.min(1, 500 / Math.max(1, firstByteMs ?? 1)) : 0,
  );
  const weight = 0.3 + 0.4 * integrityFailures;
  return weight * (1 - integrityFailures) + (1 - weight) * (0.6 * success + 0.4 * firstByte);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
