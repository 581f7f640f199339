import type { FailOn } from "./report.ts";

/** healthy: asked. warning: asked, less patiently. open: not asked but for trials. fallback: as open, and the chain's next source serves. */
export type SourceState = "healthy" | "warning" | "open" | "fallback";

/** Options after flags, inputs and configuration are merged (contract §4); one shape for every command. */
export interface Options {
  /** Directory the user named, absolute. */
  readonly directory: string;
  /** Globs of module directories relative to root; empty = all. */
  readonly modules: readonly string[];
  readonly warm: "needed" | "required" | "all" | "off";
  readonly verify: "auto" | "hashes" | "trees" | "go" | "off";
  readonly cache: "auto" | "read" | "off";
  readonly check: boolean;
  readonly failOn: FailOn;
  readonly annotate: "auto" | "annotations" | "review" | "comment" | "off";
  readonly fallback: "verified" | "quarantine" | "off";
  readonly relay: "off" | "on";
  /** States of sources set by hand, by URL as GOPROXY names it, without credentials. */
  readonly sourceStates: Readonly<Record<string, SourceState>>;
  readonly tags: readonly string[];
  /** GOOS/GOARCH pairs; empty = this machine. */
  readonly platforms: readonly string[];
  readonly extract: "auto" | "on" | "off";
  readonly base?: string;
  readonly config?: string;
  readonly report?: string;
  readonly sarif?: string;
  readonly html?: string;
  readonly maxJobs: number;
}
