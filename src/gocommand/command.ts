import type { ProcessResult } from "../core/world.ts";

/** One call of the go command. */
export interface GoCall {
  /** Absolute directory. */
  readonly cwd: string;
  /** On top of the user's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds for the whole process; Go has no timeout of its own (facts/go.md §1). */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
  readonly onStderrLine?: (line: string) => void;
}

/** The go command at hand, with the environment it reports for this machine. */
export interface GoCommand {
  /** GOVERSION: `go1.26.8`. */
  readonly version: string;
  /** `go env -json`: GOMODCACHE, GOPROXY, GOFLAGS, GOTOOLCHAIN, … */
  readonly env: Readonly<Record<string, string>>;
  run(args: readonly string[], call: GoCall): Promise<ProcessResult>;
}

/** Flags of GOFLAGS that name the user's own module; they make no sense in a module of ours. */
const ownModuleFlag = /^['"]?--?(mod|modfile|overlay|C)(=|$)/;

/** GOFLAGS for a go command that runs on files of ours: everything the user set but the flags about their module. */
export function flagsElsewhere(goflags: string): string {
  const fields = goflags.match(/'[^']*'|"[^"]*"|\S+/g) ?? [];
  return fields.filter((flag) => !ownModuleFlag.test(flag)).join(" ");
}
