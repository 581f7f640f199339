import { setTimeout as wait } from "node:timers/promises";
import { type ModuleVersion, moduleKey, type NeededModule } from "../../core/module.ts";
import type { Attempt, FetchOutcome } from "../../core/report.ts";
import type { GoCommand } from "../../gocommand/command.ts";
import type { GoPlace } from "../../gocommand/scratch.ts";
import { failureOf } from "../../source/failure.ts";
import { type BatchResult, readBatch } from "./batch.ts";
import { entryState } from "./entry-state.ts";
import { type GoFailure, goTextFailure, plainFailure } from "./text.ts";

/** Command lines stay far below the smallest ARG_MAX in use (macOS: 256 KiB with the environment). */
const MAX_ARGUMENT_BYTES = 64 * 1024;
/** Go asks for each .info in turn (facts/baselines.md §2), so several processes at once; GOMAXPROCS bounds each one's requests. */
const PROCESSES = 4;
const REQUESTS_PER_PROCESS = "16";
/** Before the second and third try; half of it is random so that a fleet of jobs does not come back at once. */
const BACKOFF_MS = [500, 2_000];
/** A module that fails its hash ends the whole process; after so many of them in one batch the rest is given up. */
const MAX_MISMATCHES = 20;

export interface GoDownload {
  readonly go: GoCommand;
  readonly place: GoPlace;
  readonly modules: readonly NeededModule[];
  /** For the whole download, in milliseconds. */
  readonly deadlineMs: number;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
}

/** How each module came in, in the order asked for. Never throws for what Go or the network did. */
export async function goDownload(job: GoDownload): Promise<FetchOutcome[]> {
  const run = new Run(job);
  let pending: readonly NeededModule[] = job.modules;
  for (let tries = 0; pending.length > 0; tries++) {
    await Promise.all(batches(pending).map((batch) => run.batch(batch)));
    pending = pending.filter((module) => run.mayTryAgain(module));
    const backoff = BACKOFF_MS[tries];
    if (backoff === undefined || pending.length === 0 || job.signal.aborted) break;
    await wait(backoff / 2 + (Math.random() * backoff) / 2, undefined, { signal: job.signal }).catch(
      () => undefined,
    );
  }
  return job.modules.map((module) => run.outcome(module));
}

/** Equal shares for the processes, none longer than a command line may be. */
function batches(modules: readonly NeededModule[]): NeededModule[][] {
  const share = Math.ceil(modules.length / PROCESSES);
  const result: NeededModule[][] = [];
  let bytes = 0;
  for (const module of modules) {
    const last = result.at(-1);
    bytes += moduleKey(module).length + 1;
    if (last && last.length < share && bytes <= MAX_ARGUMENT_BYTES) last.push(module);
    else {
      result.push([module]);
      bytes = moduleKey(module).length + 1;
    }
  }
  return result;
}

/** Why a module did not arrive although Go said nothing about it. */
function unfinished(key: string, { fatal, mismatch }: BatchResult): GoFailure {
  if (fatal?.kind === "text") return goTextFailure(key, fatal.text);
  if (fatal) {
    const name = fatal.kind === "deadline" ? "deadline" : "cancelled";
    return {
      ...failureOf(name, key, `go mod download and its children were ${fatal.text}`),
      retryable: false,
    };
  }
  const text = mismatch
    ? `go ended before this module was there, since ${mismatch.module} differs from go.sum`
    : "go reported success, but the module cache does not hold it";
  return { ...failureOf("unclassified", key, text), retryable: false };
}

class Run {
  readonly #job: GoDownload;
  readonly #started: number;
  readonly #failures = new Map<string, GoFailure>();
  readonly #attempts = new Map<string, Attempt[]>();
  #arrived = 0;

  constructor(job: GoDownload) {
    this.#job = job;
    this.#started = job.now();
  }

  async batch(modules: readonly NeededModule[]): Promise<void> {
    let rest = modules;
    for (let mismatches = 0; rest.length > 0; mismatches++) {
      const result = await this.#go(rest);
      this.#keep(result.attempts);
      for (const module of rest) this.#settle(module, result);
      const culprit = result.mismatch?.module;
      if (culprit === undefined || mismatches === MAX_MISMATCHES) return;
      rest = rest.filter(
        (module) => moduleKey(module) !== culprit && this.outcome(module).failure !== undefined,
      );
    }
  }

  async #go(modules: readonly NeededModule[]): Promise<BatchResult> {
    const { go, place, signal } = this.#job;
    const left = this.#job.deadlineMs - (this.#job.now() - this.#started);
    const args = ["mod", "download", "-x", "-json", ...place.flags, ...modules.map(moduleKey)];
    const env = { GOMAXPROCS: go.env["GOMAXPROCS"] ?? REQUESTS_PER_PROCESS, ...place.env };
    const onStderrLine = (line: string) => this.#watch(line);
    const result = await go.run(args, {
      cwd: place.cwd,
      env,
      deadlineMs: Math.max(left, 1),
      signal,
      onStderrLine,
    });
    return readBatch(modules, result);
  }

  #watch(line: string): void {
    if (!/^# get \S+\.zip: 200 /.test(line)) return;
    this.#arrived++;
    this.#job.progress(`fetching modules through go: ${this.#arrived} of ${this.#job.modules.length}`);
  }

  #keep(attempts: BatchResult["attempts"]): void {
    for (const [module, list] of attempts) {
      this.#attempts.set(module, [...(this.#attempts.get(module) ?? []), ...list]);
    }
  }

  /** What lies in the cache with the right hash counts, however the process ended; a text about the module itself counts against it. */
  #settle(module: NeededModule, result: BatchResult): void {
    const key = moduleKey(module);
    const text =
      result.errors.get(key) ?? (result.mismatch?.module === key ? result.mismatch.text : undefined);
    this.#failures.delete(key);
    if (text !== undefined) this.#failures.set(key, goTextFailure(key, text));
    else if (entryState(this.#cache, module).state !== "present")
      this.#failures.set(key, unfinished(key, result));
  }

  mayTryAgain(module: ModuleVersion): boolean {
    return this.#failures.get(moduleKey(module))?.retryable === true;
  }

  outcome(module: NeededModule): FetchOutcome {
    const key = moduleKey(module);
    const entry = entryState(this.#cache, module);
    const attempts = this.#attempts.get(key) ?? [];
    const failure = this.#failures.get(key);
    return {
      module: { path: module.path, version: module.version },
      source:
        attempts.findLast((attempt) => attempt.what === "zip" && attempt.status === 200)?.source ?? "direct",
      attempts,
      integrity: module.h1 === undefined ? "checksum-database" : "go.sum",
      bytes: entry.state === "present" ? entry.bytes : 0,
      ...(failure ? { failure: plainFailure(failure) } : {}),
    };
  }

  get #cache(): string {
    return this.#job.go.env["GOMODCACHE"] ?? "";
  }
}
