import { classFacts } from "./failure-classes.ts";
import type { Failure } from "./types.ts";

/** Connection, name and transport faults: nothing of the module was said. */
type TransportClass =
  | "dns"
  | "refused"
  | "unreachable"
  | "connect-timeout"
  | "no-answer"
  | "source-suspended"
  | "stall"
  | "too-slow"
  | "reset"
  | "closed-early"
  | "cut-body"
  | "tls-unknown-ca"
  | "tls-expired"
  | "tls-wrong-name"
  | "tls-plain-http"
  | "tls-failed";

/** What a server answered. */
type AnswerClass =
  | "not-found"
  | "gone"
  | "unauthorized"
  | "forbidden"
  | "proxy-authentication"
  | "rate-limited"
  | "server-error"
  | "unexpected-status"
  | "redirect-loop"
  | "redirect-insecure"
  | "redirect-blocked";

/** A body came, and it is not what was asked for. */
type ContentClass = "not-a-module" | "wrong-version" | "bad-zip" | "bad-go-mod" | "too-large";

/** Hashes and the checksum database. */
type IntegrityClass =
  | "hash-mismatch"
  | "database-mismatch"
  | "database-misbehaviour"
  | "database-unreachable"
  | "database-unknown-module"
  | "database-configuration"
  | "go-sum-missing"
  | "go-sum-malformed";

/** The direct road. */
type VcsClass =
  | "vcs-no-credentials"
  | "vcs-wrong-credentials"
  | "vcs-forbidden"
  | "vcs-not-found"
  | "vcs-hidden"
  | "vcs-disallowed"
  | "vcs-failed"
  | "ssh-key-refused"
  | "ssh-unknown-host"
  | "ssh-host-changed"
  | "git-missing"
  | "unknown-revision"
  | "import-path-unresolved"
  | "invalid-version"
  | "path-mismatch";

/** The project and its settings. */
type LocalClass =
  | "go-mod-malformed"
  | "go-mod-stale"
  | "requirement-missing"
  | "replacement-missing"
  | "vendor-inconsistent"
  | "workspace-broken"
  | "go-too-old"
  | "toolchain-unavailable"
  | "flags-conflict"
  | "no-module"
  | "proxy-off"
  | "proxy-configuration"
  | "not-routed";

/** The machine the run is on. */
type MachineClass =
  | "disk-full"
  | "cache-read-only"
  | "cache-corrupt"
  | "cache-location"
  | "go-missing"
  | "deadline"
  | "cancelled";

/** The closed union of everything that can go wrong with module bytes (design §5). A text that matches nothing is `unclassified` and shown whole. */
export type FailureClass =
  | TransportClass
  | AnswerClass
  | ContentClass
  | IntegrityClass
  | VcsClass
  | LocalClass
  | MachineClass
  | "unclassified";

/** Who can mend it. `security`: nobody may go on before a person has looked. */
export type Fault =
  | "network"
  | "source"
  | "credentials"
  | "configuration"
  | "project"
  | "machine"
  | "security"
  | "unknown";

/** What is true of every failure of one class. */
export interface ClassFacts {
  /** The same request may be sent to the same source again: transport, 429 and 5xx only. */
  readonly retryable: boolean;
  /** Bytes or records differ from what was vouched for. */
  readonly integrity: boolean;
  /** Go itself moves on to the next source, also after a comma: 404 and 410. */
  readonly absent: boolean;
  /** Beyond Go's rule a public module with a hash in go.sum may be asked for at the next source (contract §1). */
  readonly nextSource: boolean;
  readonly fault: Fault;
  /** What happened, as the start of a sentence. */
  readonly summary: string;
  readonly nextStep: string;
}

/** The facts of a class; total over the union. */
export const factsOf = (failure: FailureClass): ClassFacts => classFacts[failure];

/**
 * A failure as reports tell it. `subject`: what was asked for ("example.com/m@v1.0.0", a URL without credentials).
 * `detail`: the remote's or tool's own words, masked by the caller; shown whole for `unclassified`.
 */
export function failureOf(failure: FailureClass, subject: string, detail: string): Failure {
  const facts = classFacts[failure];
  const words = detail.trim();
  const message = `${subject}: ${facts.summary}${words === "" ? "" : `: ${words}`}`;
  return { class: failure, message, nextStep: facts.nextStep };
}
