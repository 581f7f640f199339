import type { Finding } from "../core/finding.ts";
import type { Report } from "../core/report.ts";

/** What warming and verifying a repository gives; `commands/run` puts it into the report. */
export interface WarmSections {
  /** The go command that judged, or why there was none. */
  readonly go: Report["go"];
  readonly needed: Report["needed"];
  readonly fetch: Report["fetch"];
  readonly verify: Report["verify"];
  /** Failures as findings on the go.mod line that requires the module. */
  readonly findings: readonly Finding[];
  readonly timings: Readonly<Record<string, number>>;
}
