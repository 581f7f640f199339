import type { FailureClass } from "../source/failure.ts";
import { factsOf } from "../source/failure.ts";
import type { Failure } from "../source/types.ts";

/** What the relay says to Go: a body from memory or from a file. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: { readonly text: string | Uint8Array } | { readonly file: string; readonly remove: boolean };
}

export const textAnswer = (
  status: number,
  text: string | Uint8Array,
  type = "text/plain; charset=utf-8",
): Answer => ({
  status,
  type,
  body: { text },
});

/** Go quotes up to eight lines of plain text behind "server response". */
export function failureAnswer({ class: name, message, nextStep }: Failure): Answer {
  return textAnswer(statusOf(name), `gomod-preflight: ${message}\n${nextStep}\n`);
}

/** 404, 410 and 403 keep their meaning for Go's own rules; what accuses somebody is a refusal. */
function statusOf(failure: FailureClass): number {
  const { integrity, absent, fault } = factsOf(failure);
  if (failure === "gone") return 410;
  if (absent) return 404;
  if (failure === "rate-limited") return 429;
  if (failure === "unauthorized") return 401;
  if (integrity || fault === "credentials" || failure === "proxy-off") return 403;
  return failure === "no-answer" || failure === "stall" || failure === "too-slow" || failure === "deadline"
    ? 504
    : 502;
}
