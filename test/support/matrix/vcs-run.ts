import type { Report } from "../../../src/core/report.ts";
import type { TempDir } from "../fixture.ts";
import { goSumLines } from "../module-zip.ts";
import { makeProject, type Warmed } from "./run.ts";
import { type FaultyHost, filesOf } from "./vcs-cases.ts";

/** Where the module is required: line 5 of the project's go.mod. */
export const requireLine = { path: "go.mod", line: 5 } as const;

export const goSumOf = (module: string): string => goSumLines(module, "v1.0.0", filesOf(module));

interface Wanted {
  /** Deadlines short enough to wait for. */
  readonly waits?: boolean;
  /** More lines of the configuration. */
  readonly config?: string;
}

/** A project that needs the one module of a git host. */
export function vcsProject(
  { module, netrc }: Pick<FaultyHost, "module" | "netrc">,
  { waits = false, config = "" }: Wanted = {},
): TempDir {
  const ms = waits ? 1_000 : 20_000;
  const project = makeProject();
  project.write({
    "go.mod": `module m\n\ngo 1.21\n\nrequire ${module} v1.0.0\n`,
    "go.sum": goSumOf(module),
    "main.go": `package main\n\nimport _ "${module}"\n\nfunc main() {}\n`,
    ".home/.netrc": netrc,
    ".github/gomod-preflight.yml": [
      "sources:",
      `  firstByteTimeoutMs: ${ms}`,
      `  stallTimeoutMs: ${ms}`,
      `  totalTimeoutMs: ${waits ? 8_000 : 60_000}`,
      "  retries: 0",
      config,
    ].join("\n"),
  });
  return project;
}

/** Classes of the failed files, and what people are told. */
export interface Verdict {
  readonly classes: readonly string[];
  readonly findings: Report["findings"];
}

export function verdictOf({ report }: Warmed): Verdict {
  const outcomes = report.fetch.status === "skipped" ? [] : report.fetch.outcomes;
  const classes = new Set(outcomes.flatMap(({ failure }) => failure?.class ?? []));
  return {
    classes: [...classes],
    findings: report.findings.filter(({ rule }) => rule === "module-not-ready"),
  };
}
