import type { Config } from "../core/config.ts";
import type { Options, SourceState } from "../core/options.ts";
import type { Files } from "../core/world.ts";
import { type ChainEntry, type ParsedChain, parseChain } from "./chain.ts";

/** Milliseconds; sources for the numbers: docs/decisions on sources. */
export interface Limits {
  readonly connectMs: number;
  readonly firstByteMs: number;
  /** Fewer than `stallBytes` in this time is a stall, so a trickle is one too. */
  readonly stallMs: number;
  readonly totalMs: number;
  readonly retries: number;
  /** Deadline of one go or git call on the direct road: as for a whole request where the configuration says one. */
  readonly vcsMs: number;
  readonly connectionsPerHost: number;
}

const defaultLimits: Limits = {
  connectMs: 10_000,
  firstByteMs: 30_000,
  stallMs: 20_000,
  totalMs: 600_000,
  retries: 2,
  vcsMs: 300_000,
  connectionsPerHost: 64,
};

/** The user's chain and everything that decides who may be asked for what (contract §1). */
export interface SourceSettings {
  readonly chain: ParsedChain;
  /** Effective pattern lists, defaults applied: GONOPROXY and GONOSUMDB fall back to GOPRIVATE while empty. */
  readonly noProxy: string;
  readonly noSumDatabase: string;
  readonly goPrivate: string;
  readonly configPrivate: string;
  readonly configPublic: string;
  /** First entry of GOPROXY in $GOROOT/go.env; absent without Go. */
  readonly defaultProxy?: string;
  /** Config `vcs: always` allows the direct road where the chain does not name it; GOPROXY=off still forbids it. */
  readonly vcsAlways: boolean;
  readonly sumDatabase: string;
  /** `fallback: off` keeps to Go's own rule for moving on. */
  readonly beyondGo: boolean;
  readonly limits: Limits;
  readonly states: Readonly<Record<string, SourceState>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Settings from Go's environment: `go env -json` where there is Go, else the process environment, in which case an
 * unset GOPROXY leaves no source at all (its default is Go's to know).
 */
export function readSettings(
  env: Environment,
  config: Config,
  files: Pick<Files, "readText">,
  fallback: Options["fallback"] = "verified",
): SourceSettings {
  const goPrivate = env["GOPRIVATE"] ?? "";
  const defaults = defaultProxy(env, files);
  return {
    chain: chainOf(env["GOPROXY"] ?? ""),
    goPrivate,
    noProxy: env["GONOPROXY"] || goPrivate,
    noSumDatabase: env["GONOSUMDB"] || goPrivate,
    configPrivate: config.private.join(","),
    configPublic: config.public.join(","),
    ...(defaults === undefined ? {} : { defaultProxy: defaults }),
    vcsAlways: config.vcs === "always",
    sumDatabase: env["GOSUMDB"] ?? "",
    beyondGo: fallback !== "off",
    limits: limitsOf(config.sources),
    states: config.sources.states ?? {},
  };
}

const chainOf = (goproxy: string): ParsedChain =>
  goproxy === ""
    ? { ok: false, fault: "GOPROXY is not set, and without the go command its default is not known" }
    : parseChain(goproxy);

function limitsOf(sources: Config["sources"]): Limits {
  return {
    ...defaultLimits,
    connectMs: sources.connectTimeoutMs ?? defaultLimits.connectMs,
    firstByteMs: sources.firstByteTimeoutMs ?? defaultLimits.firstByteMs,
    stallMs: sources.stallTimeoutMs ?? defaultLimits.stallMs,
    totalMs: sources.totalTimeoutMs ?? defaultLimits.totalMs,
    retries: sources.retries ?? defaultLimits.retries,
    vcsMs: sources.totalTimeoutMs ?? defaultLimits.vcsMs,
  };
}

/** Contract §1: the proxy that has seen a name by Go's own default makes that name public. */
function defaultProxy(env: Environment, files: Pick<Files, "readText">): string | undefined {
  const root = env["GOROOT"];
  if (!root) return undefined;
  const line = files.readText(`${root}/go.env`)?.match(/^GOPROXY=(.*)$/m)?.[1];
  const chain = line === undefined ? undefined : parseChain(line.trim());
  const first: ChainEntry | undefined = chain?.ok ? chain.entries[0] : undefined;
  return first?.kind === "http" ? first.url : undefined;
}
