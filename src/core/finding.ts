import type { Location } from "./location.ts";

/** error: it fails, leaks or skips verification. warning: will bite. notice: worth knowing. */
export type Severity = "error" | "warning" | "notice";

/** Replaces whole lines `startLine`…`endLine` (1-based, inclusive) by `lines`; `[]` deletes them; `endLine = startLine - 1` inserts before `startLine`. */
export interface TextEdit {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly lines: readonly string[];
}

/** An edit that mends a finding. `safe` edits weaken nothing and may be applied by `check --fix`. */
export interface Fix {
  readonly description: string;
  readonly edits: readonly TextEdit[];
  readonly safe: boolean;
}

/** The only thing rules produce and sinks consume. */
export interface Finding {
  /** kebab-case name of the fault: `vendor-out-of-sync`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, naming module, file, variable, value. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
  readonly at: Location;
  /** The other side of a drift, the replaced directory, … */
  readonly related: readonly Location[];
  /** What tests and JSON users rely on. */
  readonly data: Readonly<Record<string, string>>;
  readonly fix?: Fix;
  /** Set where a base is known: the pull request brought it. */
  readonly isNew?: boolean;
}

/** What a rule yields; the check fills in rule id, and severity where the draft has none. */
export interface FindingDraft {
  readonly message: string;
  readonly help: string;
  readonly at: Location;
  readonly severity?: Severity;
  readonly related?: readonly Location[];
  readonly data?: Readonly<Record<string, string>>;
  readonly fix?: Fix;
}
