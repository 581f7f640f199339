import type { Severity } from "./finding.ts";
import type { SourceState } from "./options.ts";

export interface Suppression {
  readonly rule: string;
  /** Glob over root-relative paths; absent = everywhere. */
  readonly path?: string;
  /** YYYY-MM-DD; past it, the suppression itself is a finding. */
  readonly until?: string;
  readonly reason: string;
  /** Line in the configuration file. */
  readonly line: number;
}

/** What the project wants of one variable (issue: environment policy). */
export interface VariablePolicy {
  readonly allowed?: readonly string[];
  readonly required?: string;
  readonly phases?: readonly string[];
  readonly reason?: string;
  readonly until?: string;
}

interface Policy {
  readonly variables?: Readonly<Record<string, VariablePolicy>>;
  readonly allowExperiments?: readonly string[];
  readonly requiredProxies?: readonly string[];
}

/** `.github/gomod-preflight.yml`, version 1, validated; every key optional in the file. */
export interface Config {
  /** Root-relative path it was read from; absent = defaults. */
  readonly path?: string;
  readonly warm: {
    readonly mode?: "needed" | "required" | "all" | "off";
    readonly tags?: readonly string[];
    readonly platforms?: readonly string[];
  };
  /** Rule id → severity, or "off". */
  readonly rules: Readonly<Record<string, Severity | "off">>;
  readonly policy: Policy;
  /** Pattern lists in GOPRIVATE's grammar. */
  readonly private: readonly string[];
  readonly public: readonly string[];
  readonly vcs: "chain" | "always";
  /** Families of modules that move together: name → module path globs. */
  readonly families: Readonly<Record<string, readonly string[]>>;
  /** Globs of files whose change affects every module. */
  readonly sharedFiles: readonly string[];
  readonly suppress: readonly Suppression[];
  readonly sources: {
    readonly connectTimeoutMs?: number;
    readonly firstByteTimeoutMs?: number;
    readonly stallTimeoutMs?: number;
    readonly totalTimeoutMs?: number;
    readonly retries?: number;
    /** Source URL → forced state. */
    readonly states?: Readonly<Record<string, SourceState>>;
  };
}

export const defaultConfig: Config = {
  warm: {},
  rules: {},
  policy: {},
  private: [],
  public: [],
  vcs: "chain",
  families: {},
  sharedFiles: [],
  suppress: [],
  sources: {},
};
