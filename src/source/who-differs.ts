import type { Attempt } from "../core/report.ts";
import type { StepEnd, WalkContext } from "./chain-walk.ts";
import { factsOf } from "./failure.ts";
import type { Route, Step } from "./route.ts";
import type { FileRequest } from "./types.ts";

/** What another source says of a file that differs from go.sum. */
export interface Witness {
  /** One clause for people. */
  readonly says: string;
  readonly attempts: readonly Attempt[];
}

/**
 * Design §5: where bytes differ from go.sum, the chain's next source may be asked, only so that the failure can say who
 * differs. Once, a proxy only, and only for a name that the contract lets go there; what it sends is never used.
 */
export async function whoDiffers<T>(
  request: FileRequest,
  route: Route,
  end: StepEnd<T>,
  next: Step | undefined,
  context: WalkContext<T>,
): Promise<Witness | undefined> {
  if (end.ended.ok || !factsOf(end.ended.failure).integrity) return undefined;
  if (next === undefined || next.kind === "vcs" || next.name === end.step.name) return undefined;
  if (!request.hashed || !context.isPublic(route) || request.signal.aborted) return undefined;
  const other = await context.ask(next, true);
  return { says: sentence(end, other), attempts: other.attempts };
}

function sentence<T>({ step, ended }: StepEnd<T>, other: StepEnd<T>): string {
  const name = other.step.name;
  if (other.ended.ok) return `${name} sends what go.sum records: ${step.name} is the one that differs`;
  if (!factsOf(other.ended.failure).integrity)
    return `${name} was asked as well: ${factsOf(other.ended.failure).summary}`;
  const same = !ended.ok && ended.detail === other.ended.detail;
  return same
    ? `${name} sends the same other content: what go.sum records is the odd one`
    : `${name} differs as well, in another way`;
}
