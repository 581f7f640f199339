import { factsOf } from "../../source/failure.ts";
import { goFailure } from "../../source/failure-texts.ts";
import type { Failure } from "../../source/types.ts";

/** A failure that knows whether the same command may be run again. */
export type GoFailure = Failure & { readonly retryable: boolean };

/** A text of the go command about `subject`, which Go's own prefix need not name once more. */
export function goTextFailure(subject: string, text: string): GoFailure {
  const plain = text.trim().replace(/^go: /, "");
  const words = plain.startsWith(`${subject}: `) ? plain.slice(subject.length + 2) : plain;
  const failure = goFailure(subject, words);
  return { ...failure, retryable: factsOf(failure.class).retryable };
}

/** As an outcome of the report spells it. */
export const plainFailure = ({ class: name, message, nextStep }: Failure) => ({
  class: name,
  message,
  nextStep,
});
