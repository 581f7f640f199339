import type { Attempt, FetchOutcome, Phases } from "../../core/report.ts";

/** The phases of a request in the order in which they happen. */
export const PHASES = [
  { key: "dns", title: "DNS" },
  { key: "connect", title: "Connect" },
  { key: "tls", title: "TLS" },
  { key: "firstByte", title: "First byte" },
  { key: "transfer", title: "Transfer" },
] as const satisfies readonly { key: keyof Phases; title: string }[];

/** One request and the module version it was made for. */
export interface Request {
  readonly outcome: FetchOutcome;
  readonly attempt: Attempt;
}

export const requestsOf = (outcomes: readonly FetchOutcome[]): readonly Request[] =>
  outcomes.flatMap((outcome) => outcome.attempts.map((attempt) => ({ outcome, attempt })));

/** Milliseconds of all phases together. */
export const attemptMs = ({ phases }: Attempt): number =>
  PHASES.reduce((sum, { key }) => sum + (phases[key] ?? 0), 0);

/** The first two elements of a module path, which name its owner: `github.com/uber-go`, `golang.org/x`. */
export const moduleGroup = (path: string): string => path.split("/").slice(0, 2).join("/");
