import type { Separator } from "./chain.ts";
import { type FailureClass, factsOf } from "./failure.ts";

/** What is known of the module at this point of the walk. */
export interface Standing {
  /** Config `public:`, or its name has already gone to Go's default proxy by the user's own chain. */
  readonly public: boolean;
  /** go.sum holds the file's hash, which therefore decides whoever sends it. */
  readonly hashed: boolean;
}

/**
 * May the next source of the chain be asked after this failure? Contract §1: as Go after 404/410, after anything but a
 * hash mismatch where a `|` stands; beyond Go only for public modules with a hash, and only for transport, 429, 5xx,
 * stalls and wrong content.
 */
export function mayMoveOn(
  movesOn: Separator,
  failure: FailureClass,
  standing: Standing,
): "as-go" | "beyond-go" | undefined {
  const facts = factsOf(failure);
  if (facts.integrity || failure === "cancelled") return undefined;
  if (facts.absent || movesOn === "any") return "as-go";
  return facts.nextSource && standing.public && standing.hashed ? "beyond-go" : undefined;
}
