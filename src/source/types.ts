import type { ModuleVersion } from "../core/module.ts";
import type { Attempt } from "../core/report.ts";
import type { FailureClass } from "./failure.ts";

/** One file of the GOPROXY protocol: `<base>/<escaped path>/@v/<escaped version>.<what>`. */
export interface FileRequest {
  readonly module: ModuleVersion;
  readonly what: "info" | "mod" | "zip";
  /** go.sum holds this file's hash, so a public module may go on to the next source beyond Go's own rule (contract §1). */
  readonly hashed: boolean;
  readonly signal: AbortSignal;
}

/** What the receiver made of one whole body. Not ok: the source gave wrong content; the chain decides what follows. */
export type Received<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: FailureClass; readonly detail: string };

/** Takes one body as it streams; made anew for each attempt. `chunk` may wait (back-pressure). Exactly one of `end` and `abort` is called. */
export interface Receiver<T> {
  begin(head: {
    readonly source: string;
    readonly contentLength?: number;
    readonly contentType?: string;
  }): void;
  chunk(data: Uint8Array): void | Promise<void>;
  end(): Promise<Received<T>>;
  abort(): void;
}

/** One file fetched, or why it could not be. */
export type Fetched<T> =
  | { readonly ok: true; readonly value: T; readonly source: string; readonly attempts: readonly Attempt[] }
  | { readonly ok: false; readonly failure: Failure; readonly attempts: readonly Attempt[] };

/** A failure as the report tells it: class, what happened in one paragraph, what to do. */
export interface Failure {
  readonly class: FailureClass;
  readonly message: string;
  readonly nextStep: string;
}

/** The user's chain (contract §1), with private routing, deadlines, retries, health. */
export interface Sources {
  get<T>(request: FileRequest, receiver: () => Receiver<T>): Promise<Fetched<T>>;
  /** Lines for people about what was decided ("the checksum database was not asked"). */
  remarks(): readonly string[];
  close(): Promise<void>;
}
