import { moduleKey } from "../core/module.ts";
import type { Attempt } from "../core/report.ts";
import type { Ended } from "./ended.ts";
import { type FailureClass, factsOf, failureOf } from "./failure.ts";
import { mayMoveOn } from "./moving-on.ts";
import type { Route, Step } from "./route.ts";
import type { Failure, Fetched, FileRequest } from "./types.ts";
import { type Witness, whoDiffers } from "./who-differs.ts";

/** How one source of the chain ended for one file, after its retries. */
export interface StepEnd<T> {
  readonly step: Step;
  readonly ended: Ended<T>;
  readonly attempts: readonly Attempt[];
}

export interface WalkContext<T> {
  /** Asks one source, with retries. `elsewhere`: another source may serve at once when this one is out of order. */
  ask(step: Step, elsewhere: boolean): Promise<StepEnd<T>>;
  /** Contract §1; may become true while the chain is walked. */
  isPublic(route: Route): boolean;
  /** `next` is asked because `step` failed and Go alone would have stopped there. */
  wentBeyond(step: Step, next: Step, failure: FailureClass): void;
}

/** Asks the sources of a route in order, as far as the contract lets a failure move on. */
export async function walkChain<T>(
  request: FileRequest,
  route: Route,
  context: WalkContext<T>,
): Promise<Fetched<T>> {
  const ends: StepEnd<T>[] = [];
  let witness: Witness | undefined;
  const moveOn = (step: Step, failure: FailureClass) =>
    mayMoveOn(step.movesOn, failure, { public: context.isPublic(route), hashed: request.hashed });
  for (const [at, step] of route.steps.entries()) {
    const next = route.steps[at + 1];
    // Version control is slow and harder on its host: worth a wait for the source before it.
    const elsewhere =
      next !== undefined && next.kind !== "vcs" && moveOn(step, "source-suspended") !== undefined;
    const end = await context.ask(step, elsewhere);
    ends.push(end);
    if (end.ended.ok)
      return { ok: true, value: end.ended.value, source: step.name, attempts: attemptsOf(ends) };
    const allowed = moveOn(step, end.ended.failure);
    if (allowed === undefined) witness = await whoDiffers(request, route, end, next, context);
    if (allowed === undefined || next === undefined) break;
    if (allowed === "beyond-go") context.wentBeyond(step, next, end.ended.failure);
  }
  const failure = summarize(request, route, ends);
  return {
    ok: false,
    failure: witness ? { ...failure, message: `${failure.message}; ${witness.says}` } : failure,
    attempts: [...attemptsOf(ends), ...(witness?.attempts ?? [])],
  };
}

const attemptsOf = (ends: readonly StepEnd<unknown>[]): readonly Attempt[] =>
  ends.flatMap(({ attempts }) => attempts);

/** The failure that explains most, and what else was tried. Go shows only one of them, often the wrong one. */
function summarize<T>(request: FileRequest, route: Route, ends: readonly StepEnd<T>[]): Failure {
  const subject = moduleKey(request.module);
  const failed = ends.flatMap(({ step, ended }) => (ended.ok ? [] : [{ step, ended }]));
  const telling = mostTelling(failed);
  if (telling === undefined) {
    return failureOf(/GOPROXY=off/.test(route.why) ? "proxy-off" : "not-routed", subject, route.why);
  }
  const failure = failureOf(
    telling.ended.failure,
    `${subject} (.${request.what} from ${telling.step.name})`,
    telling.ended.detail,
  );
  const others = failed.filter((one) => one !== telling);
  const advice = [...privacyAdvice(telling, others), ...commaAdvice(request, route, failed)];
  return {
    ...failure,
    nextStep: [failure.nextStep, ...advice].join(" "),
    message: others.length === 0 ? failure.message : `${failure.message} (${others.map(aside).join("; ")})`,
  };
}

function aside({ step, ended }: Failed): string {
  if (ended.failure === "source-suspended") return `not asked: ${step.name}, ${ended.detail}`;
  return `also asked: ${step.name}: ${factsOf(ended.failure).summary}`;
}

/** Go's own rule ended the walk, and would not have for a module known to be public: what the user can say. */
function commaAdvice({ hashed }: FileRequest, route: Route, failed: readonly Failed[]): readonly string[] {
  const next = route.steps[failed.length];
  const last = failed.at(-1);
  if (next === undefined || last === undefined || route.private) return [];
  const ifPublic = mayMoveOn(last.step.movesOn, last.ended.failure, { public: true, hashed });
  return ifPublic === "beyond-go"
    ? [
        `${next.name} was not asked: after a comma Go goes on only for 404 and 410. Name the module in \`public:\` of the configuration, or write | in GOPROXY.`,
      ]
    : [];
}

/** No proxy has it, and its host wants to know who asks: most likely a private module that GOPRIVATE does not name. */
function privacyAdvice({ step, ended }: Failed, others: readonly Failed[]): readonly string[] {
  const asked = step.kind === "vcs" && factsOf(ended.failure).fault === "credentials";
  const absent = others.some((one) => one.step.kind !== "vcs" && factsOf(one.ended.failure).absent);
  return asked && absent
    ? ["If the module is private, set GOPRIVATE for it as well: its name went to the sources before."]
    : [];
}

type Failed = { readonly step: Step; readonly ended: Extract<Ended<unknown>, { ok: false }> };

function mostTelling(failed: readonly Failed[]): Failed | undefined {
  const integrity = failed.find(({ ended }) => factsOf(ended.failure).integrity);
  const present = failed.filter(({ ended }) => !factsOf(ended.failure).absent);
  return integrity ?? present.at(-1) ?? failed.at(-1);
}
