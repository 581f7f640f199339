import type { Fix, Severity } from "./finding.ts";
import type { Location } from "./location.ts";
import type { ModuleVersion } from "./module.ts";

/** A section that did not run, and why. */
export interface Skipped {
  readonly status: "skipped";
  readonly reason: string;
}

/** In place of a rule id in `skipped`: no rule was asked. */
export const ALL_RULES = "*";

export const skipped = (reason: string): Skipped => ({ status: "skipped", reason });

export type ModuleKind = "main" | "workspace" | "auxiliary" | "vendored";

/** Phases of one request, in milliseconds. */
export interface Phases {
  readonly dns?: number;
  readonly connect?: number;
  readonly tls?: number;
  readonly firstByte?: number;
  readonly transfer?: number;
}

/** One request (or one git/go call) for one file of a module version. */
export interface Attempt {
  /** Source as the chain names it, credentials masked; "direct" for VCS. */
  readonly source: string;
  /** info, mod, zip, sumdb, vcs. */
  readonly what: string;
  readonly url: string;
  readonly status?: number;
  /** A failure class of `source/failure.ts`; absent when it succeeded. */
  readonly failure?: string;
  readonly detail?: string;
  /** Milliseconds since the run's first attempt. */
  readonly startedAt?: number;
  readonly phases: Phases;
  readonly bytes: number;
}

/** How one module version's bytes came. */
export interface FetchOutcome {
  readonly module: ModuleVersion;
  readonly source: string;
  readonly attempts: readonly Attempt[];
  readonly integrity: "go.sum" | "checksum-database" | "unverified";
  readonly bytes: number;
  /** Set when the module is not ready. */
  readonly failure?: { readonly class: string; readonly message: string; readonly nextStep: string };
}

/** What the cache was worth in this run. */
export interface Worth {
  readonly bytes: number;
  readonly restoreMs: number;
  readonly fetchMsEstimate: number;
  readonly advice: string;
}

export interface ReportModule {
  readonly dir: string;
  readonly path: string;
  readonly kind: ModuleKind;
  readonly goMod: string;
}

/** A finding as the report spells it: the location's fields at top level. */
export interface ReportFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly path: string;
  readonly line: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly related: readonly Location[];
  readonly data: Readonly<Record<string, string>>;
  readonly fix?: Fix;
  readonly isNew?: boolean;
}

export interface SuppressedFinding {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly until?: string;
  readonly reason: string;
  readonly addedHere: boolean;
}

export interface Verdict {
  readonly status: "pass" | "fail" | "not-checked";
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  readonly failOn: FailOn;
}

export type FailOn = Severity | "never";

/** A change of one requirement between base and head. */
export interface RequirementChange {
  readonly goMod: string;
  readonly module: string;
  readonly change: "added" | "removed" | "up" | "down" | "replaced";
  readonly from?: string;
  readonly to?: string;
  readonly line?: number;
}

/** Contract §5. Additive within version 1. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** Always ".": every path in the report is relative to the repository root. */
  readonly root: string;
  readonly scope: string;
  readonly go: { readonly status: "found"; readonly version: string } | Skipped;
  readonly modules: readonly ReportModule[];
  readonly needed:
    | {
        readonly mode: "needed" | "required" | "all";
        readonly versions: number;
        readonly bytes: number;
        readonly sparedBytes: number;
        readonly platforms: readonly string[];
        readonly tags: readonly string[];
      }
    | Skipped;
  readonly fetch:
    | {
        readonly status: "ok" | "failed";
        readonly fetched: number;
        readonly fromCache: number;
        readonly present: number;
        readonly bytes: number;
        readonly outcomes: readonly FetchOutcome[];
        /** One line each, for people: "the checksum database was not asked: …". */
        readonly remarks?: readonly string[];
      }
    | Skipped;
  readonly verify:
    | {
        readonly status: "ok" | "failed";
        readonly hashed: number;
        readonly trees: number;
        readonly byGo: boolean;
        readonly failed: readonly ModuleVersion[];
        readonly remarks?: readonly string[];
      }
    | Skipped;
  readonly cache:
    | {
        readonly status: "hit" | "partial" | "miss" | "off";
        readonly key: string;
        readonly restoredBytes: number;
        readonly saved: "yes" | "no";
        readonly why: string;
        readonly worth?: Worth;
      }
    | Skipped;
  readonly findings: readonly ReportFinding[];
  readonly skipped: readonly { readonly rule: string; readonly reason: string }[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly verdict: Verdict;
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
  readonly requirementChanges?: readonly RequirementChange[];
}

/** `plan`'s answer (contract §5). */
export interface Plan {
  readonly version: 1;
  readonly groups: readonly {
    readonly name: string;
    readonly modules: readonly string[];
    readonly bytes: number;
    readonly key: string;
  }[];
  readonly matrix: {
    readonly include: readonly { readonly name: string; readonly modules: string; readonly key: string }[];
  };
  readonly unaffected: readonly string[];
  /** For people: which modules were chosen, and by what. */
  readonly why?: string;
}
