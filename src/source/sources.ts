import { setMaxListeners } from "node:events";
import type { ModuleVersion } from "../core/module.ts";
import type { Attempt } from "../core/report.ts";
import type { World } from "../core/world.ts";
import { attemptHttp } from "./attempt.ts";
import { type StepEnd, walkChain } from "./chain-walk.ts";
import { Credentials } from "./credentials.ts";
import type { DirectRoad } from "./direct.ts";
import { type AttemptResult, neverSent } from "./ended.ts";
import { type FailureClass, factsOf } from "./failure.ts";
import { attemptFile } from "./file-source.ts";
import { HealthBook, type SavedHealth } from "./health.ts";
import { Agents } from "./http/agents.ts";
import { hedging } from "./http/hedge.ts";
import { getText, type TextAnswer } from "./http/text.ts";
import { secretsOf } from "./mask.ts";
import { pauseBeforeRetry, sleep } from "./patience.ts";
import { Remarks } from "./remarks.ts";
import { type Route, routeOf, type Step } from "./route.ts";
import type { SourceSettings } from "./settings.ts";
import type { Fetched, FileRequest, Receiver, Sources } from "./types.ts";

export interface SourcesConfig {
  readonly settings: SourceSettings;
  readonly world: Pick<World, "env" | "files" | "processes" | "log" | "cwd" | "signal" | "clock">;
  /** Go's GOAUTH; default `netrc`. */
  readonly goauth?: string;
  /** The direct road; absent where there is no go command. */
  readonly direct?: DirectRoad;
  readonly savedHealth?: Readonly<Record<string, SavedHealth>>;
}

/** More of everything than Node expects of one signal, on purpose. */
const unlimited = 0;

/** The user's chain as one object: routing, credentials, deadlines, retries, hedging, health. */
export function createSources(config: SourcesConfig): ChainSources {
  return new ChainSources(config);
}

export class ChainSources implements Sources {
  readonly health: HealthBook;
  readonly #settings: SourceSettings;
  readonly #config: SourcesConfig;
  readonly #agents: Agents;
  readonly #credentials: Credentials;
  readonly #remarks = new Remarks();
  readonly #routes = new Map<string, Route>();
  /** Module paths whose names have gone to Go's default proxy in this run. */
  readonly #seenByDefault = new Set<string>();
  readonly #signals = new WeakSet<AbortSignal>();
  readonly #lastFailure = new Map<string, string>();
  #firstAttempt: number | undefined;

  constructor(config: SourcesConfig) {
    this.#config = config;
    this.#settings = config.settings;
    this.health = new HealthBook(config.world.clock, config.settings.states, config.savedHealth);
    this.#agents = new Agents(config.world.env, config.settings.limits.connectionsPerHost);
    this.#credentials = new Credentials(config.world, config.goauth);
    this.#maskChain();
  }

  async get<T>(request: FileRequest, receiver: () => Receiver<T>): Promise<Fetched<T>> {
    this.#prepare(request.signal);
    this.#remarks.asked(request);
    const fetched = await walkChain(request, this.#routeOf(request.module), {
      ask: (step, elsewhere) => this.#ask(step, request, receiver, elsewhere),
      isPublic: (route) => this.#isPublic(route, request.module.path),
      wentBeyond: (step, next, failure) => {
        this.health.servedByNext(step.name);
        this.#remarks.wentBeyond(step.name, next.name, failure);
      },
    });
    if (fetched.ok) this.#remarks.came();
    return fetched;
  }

  /** Who would be asked for a module path, in order. */
  routeOf(path: string): Route {
    return this.#routeOf({ path });
  }

  /** Contract §1: by configuration, or by what the user's own chain has already shown to Go's default proxy. */
  isKnownPublic(path: string): boolean {
    return this.#isPublic(this.routeOf(path), path);
  }

  /** One small document of a source or database, with the run's connections, credentials and deadlines. */
  text(url: URL, signal: AbortSignal): Promise<TextAnswer> {
    this.#prepare(signal);
    const { limits } = this.#settings;
    return getText(url, { agents: this.#agents, limits, credentials: this.#credentials, signal });
  }

  remarks(): readonly string[] {
    return [...this.#strangers(), ...this.#remarks.lines(), ...(this.#config.direct?.remarks() ?? [])];
  }

  /** States set by hand for whom the chain does not have: most likely a typing error. */
  #strangers(): readonly string[] {
    const { chain, states } = this.#settings;
    const names = new Set(chain.ok ? chain.entries.map(({ name }) => name) : []);
    return Object.keys(states)
      .filter((name) => !names.has(name))
      .map((name) => `a state is set for ${name}, which is no source of GOPROXY`);
  }

  async close(): Promise<void> {
    this.#agents.close();
    await this.#config.direct?.close();
  }

  /** Contract §1; `fallback: off` treats nobody as public, so that nothing goes beyond Go's rule. */
  #isPublic(route: Route, path: string): boolean {
    return this.#settings.beyondGo && (route.public || (!route.private && this.#seenByDefault.has(path)));
  }

  #routeOf({ path }: Pick<ModuleVersion, "path">): Route {
    const known = this.#routes.get(path);
    if (known) return known;
    const route = routeOf(path, this.#settings);
    this.#routes.set(path, route);
    return route;
  }

  async #ask<T>(
    step: Step,
    request: FileRequest,
    receiver: () => Receiver<T>,
    elsewhere: boolean,
  ): Promise<StepEnd<T>> {
    if (step.kind !== "http") {
      const { ended, attempt } = await this.#attemptElsewhere(step, request, receiver);
      return { step, ended, attempts: [attempt] };
    }
    if (step.url === this.#settings.defaultProxy) this.#seenByDefault.add(request.module.path);
    return this.#askHttp(step, request, receiver, elsewhere);
  }

  #attemptElsewhere<T>(
    step: Exclude<Step, { kind: "http" }>,
    request: FileRequest,
    receiver: () => Receiver<T>,
  ): Promise<AttemptResult<T>> {
    if (step.kind === "file") return attemptFile(step, request, receiver, this.#since());
    if (this.#config.direct) return this.#config.direct.attempt(request, receiver, this.#since());
    const detail = "the direct road needs the go command";
    return Promise.resolve(neverSent(step.name, request, this.#since(), "go-missing", detail));
  }

  async #askHttp<T>(
    step: Extract<Step, { kind: "http" | "file" }>,
    request: FileRequest,
    receiver: () => Receiver<T>,
    elsewhere: boolean,
  ): Promise<StepEnd<T>> {
    const attempts: Attempt[] = [];
    const { limits } = this.#settings;
    for (let tries = 1; ; tries++) {
      const admitted = await this.#admission(step.name, elsewhere, request.signal);
      if (admitted === "skip") return { step, ended: this.#suspended(step.name), attempts };
      await sleep(this.health.pausedFor(step.name), request.signal);
      const { ended, attempt } = await this.#attempt(step, request, receiver, admitted);
      attempts.push(attempt);
      if (ended.ok) return { step, ended, attempts };
      if (ended.retryAfterMs !== undefined)
        this.health.pause(step.name, Math.min(ended.retryAfterMs, 60_000));
      const pause = pauseBeforeRetry(ended, tries, admitted === "trial" ? 0 : limits.retries, Math.random);
      if (pause === undefined || request.signal.aborted) return { step, ended, attempts };
      await sleep(pause, request.signal);
    }
  }

  /** A source that has just been opened is waited for, unless another one may serve at once. */
  async #admission(name: string, elsewhere: boolean, signal: AbortSignal): Promise<"ask" | "trial" | "skip"> {
    for (;;) {
      const admitted = this.health.admit(name);
      const wait = admitted === "skip" && !elsewhere ? this.health.worthWaiting(name) : undefined;
      if (wait === undefined || signal.aborted) return admitted;
      await sleep(wait, signal);
    }
  }

  async #attempt<T>(
    step: Extract<Step, { kind: "http" | "file" }>,
    request: FileRequest,
    receiver: () => Receiver<T>,
    admitted: "ask" | "trial",
  ): Promise<AttemptResult<T>> {
    try {
      const result = await attemptHttp(step, request, receiver, {
        agents: this.#agents,
        limits: this.#settings.limits,
        credentials: this.#credentials,
        open: hedging(this.health.hedgeAfter(step.name), () => this.#remarks.hedged(step.name)),
        startedAt: this.#since(),
      });
      this.#note(step.name, result);
      return result;
    } catch (error) {
      if (admitted === "trial") this.health.release(step.name);
      throw error;
    }
  }

  #note(name: string, { ended, attempt }: AttemptResult<unknown>): void {
    if (!ended.ok && ended.failure === "cancelled") {
      this.health.release(name);
      return;
    }
    const { firstByte } = attempt.phases;
    const timing = firstByte === undefined ? {} : { firstByteMs: firstByte };
    const answered = ended.ok || isAnswer(ended.failure);
    const integrity = !ended.ok && factsOf(ended.failure).integrity;
    this.health.note(name, { ok: answered, integrity, ...timing });
    if (!ended.ok && !answered)
      this.#lastFailure.set(name, `${factsOf(ended.failure).summary}: ${ended.detail}`);
  }

  /** The source is open: what its last request said is the reason. */
  #suspended(name: string): StepEnd<never>["ended"] {
    const forced = this.#settings.states[name] !== undefined;
    const why =
      this.#lastFailure.get(name) ??
      (forced ? "set by hand (`--source-state` or `sources: states:`)" : "it failed in an earlier run");
    this.#remarks.skipped(name);
    return { ok: false, failure: "source-suspended", detail: `state "${this.health.state(name)}", ${why}` };
  }

  #since(): number {
    const now = this.#config.world.clock.now();
    this.#firstAttempt ??= now;
    return Math.round(now - this.#firstAttempt);
  }

  #prepare(signal: AbortSignal): void {
    if (this.#signals.has(signal)) return;
    this.#signals.add(signal);
    setMaxListeners(unlimited, signal);
  }

  #maskChain(): void {
    const { chain } = this.#settings;
    const urls = chain.ok ? chain.entries.flatMap((entry) => ("url" in entry ? [entry.url] : [])) : [];
    const proxies = ["HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"].map(
      (name) => this.#config.world.env[name] ?? "",
    );
    for (const secret of [...urls, ...proxies].flatMap(secretsOf)) this.#config.world.log.mask(secret);
  }
}

/** The server is up and said no: nothing against its health. */
function isAnswer(failure: FailureClass): boolean {
  const { absent, fault } = factsOf(failure);
  return absent || fault === "credentials" || failure === "rate-limited" || failure === "unexpected-status";
}
