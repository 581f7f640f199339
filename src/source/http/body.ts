import type { IncomingMessage } from "node:http";
import type { FailureClass } from "../failure.ts";
import type { Limits } from "../settings.ts";
import { type Deadline, DeadlineError } from "./deadline.ts";
import type { Broken, Opened } from "./exchange.ts";

/** Fewer bytes than this within one stall window count as none: 10 B/s is no progress. */
const stallBytes = 1024;

/**
 * Feeds the body to `chunk`, waiting where it asks to. Undefined when the whole body came.
 * Rejects only with what `chunk` threw; the connection is then closed.
 */
export function readBody(
  opened: Opened,
  limits: Limits,
  chunk: (data: Buffer) => void | Promise<void>,
): Promise<Broken | undefined> {
  const { response, request, phases, deadline } = opened;
  const broken = (failure: FailureClass, detail: string): Broken => ({
    kind: "broken",
    failure,
    detail,
    phases,
    staleConnection: false,
  });
  return new Promise((resolve, reject) => {
    let unseen = 0;
    let thrown: { readonly error: unknown } | undefined;
    const fail = (error: unknown): void => {
      thrown = { error };
      request.destroy();
    };
    deadline.enter("stall", limits.stallMs);
    response.on("data", (data: Buffer) => {
      unseen += data.length;
      if (unseen >= stallBytes) {
        unseen = 0;
        deadline.progress();
      }
      try {
        const wait = chunk(data);
        if (wait) holdBack(response, deadline, limits, wait, fail);
      } catch (error) {
        fail(error);
      }
    });
    let reason: Error | undefined;
    const note = (error: Error): void => {
      reason ??= error;
    };
    request.on("error", note);
    response.on("error", note);
    response.once("close", () => {
      deadline.done();
      phases.transfer = performance.now() - opened.openedAt;
      if (thrown) reject(thrown.error);
      else if (response.complete) resolve(undefined);
      else
        resolve(
          reason instanceof DeadlineError
            ? broken(reason.failure, reason.message)
            : broken("cut-body", "connection closed before the end of the body"),
        );
    });
  });
}

function holdBack(
  response: IncomingMessage,
  deadline: Deadline,
  limits: Limits,
  wait: Promise<void>,
  fail: (error: unknown) => void,
): void {
  response.pause();
  deadline.leave();
  wait.then(() => {
    deadline.enter("stall", limits.stallMs);
    response.resume();
  }, fail);
}

/** Gives an unwanted response up; its connection is kept only when the body is short. */
export function dismiss(opened: Opened): void {
  opened.deadline.done();
  const length = Number(opened.response.headers["content-length"] ?? Number.NaN);
  opened.request.on("error", () => {});
  opened.response.on("error", () => {});
  if (length <= 16_384) opened.response.resume();
  else opened.request.destroy();
}
