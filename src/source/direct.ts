import type { AttemptResult } from "./attempt.ts";
import type { FileRequest, Receiver } from "./types.ts";

/** The module's own version control host, by way of the go command. */
export interface DirectRoad {
  /** Rejects only with what the receiver threw. */
  attempt<T>(request: FileRequest, receiver: () => Receiver<T>, startedAt: number): Promise<AttemptResult<T>>;
  remarks(): readonly string[];
  close(): Promise<void>;
}
