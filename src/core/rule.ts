import type { Config } from "./config.ts";
import type { FindingDraft, Severity } from "./finding.ts";
import type { FactName, Snapshot } from "./snapshot.ts";

/** One file in `rules/`, named by its id, exporting one `rule`. Pure and synchronous: no I/O, no clock, no process. */
export interface Rule {
  /** kebab-case name of the fault. */
  readonly id: string;
  /** Number in the catalogue (`facts/env.md` §4) where it comes from there. */
  readonly catalogue?: string;
  readonly severity: Severity;
  /** One line: what is wrong when this fires. */
  readonly summary: string;
  /** Go source file, document or thread that makes it a fault. */
  readonly source: string;
  /** Facts without which it is skipped (and shown as skipped). */
  readonly needs: readonly FactName[];
  /** Contract §3: hash mismatch and the like cannot be suppressed nor switched off. */
  readonly unsuppressible?: boolean;
  check(snapshot: Snapshot, config: Config): Iterable<FindingDraft>;
}
