import { escapePath } from "../gomod/escape.ts";
import type { DirectRoad } from "../source/direct.ts";
import { type FailureClass, factsOf, failureOf } from "../source/failure.ts";
import { classifyStatus } from "../source/http/errors.ts";
import { maskedText } from "../source/mask.ts";
import { mayMoveOn } from "../source/moving-on.ts";
import type { Step } from "../source/route.ts";
import type { ChainSources } from "../source/sources.ts";
import { type Answer, failureAnswer, textAnswer } from "./answer.ts";

/** `@v/list`, `@latest` or `@v/<revision>.info` of a module path; `query` is "list", "latest" or the revision. */
export interface Query {
  readonly path: string;
  readonly query: string;
  /** As it stands behind the module path in the URL. */
  readonly suffix: string;
}

type End =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly failure: FailureClass; readonly detail: string; readonly source: string };

/** A question without a hash: the chain is walked by Go's rule alone. */
export async function answerQuery(
  query: Query,
  sources: ChainSources,
  direct: DirectRoad | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  const { steps, why } = sources.routeOf(query.path);
  let last: Extract<End, { ok: false }> = {
    ok: false,
    failure: /GOPROXY=off/.test(why) ? "proxy-off" : "not-routed",
    detail: why,
    source: "the chain",
  };
  for (const step of steps) {
    const end = await askTwice(step, query, sources, direct, signal);
    if (end.ok) return end.answer;
    if (!(factsOf(end.failure).absent && last.source !== "the chain" && !factsOf(last.failure).absent))
      last = end;
    if (mayMoveOn(step.movesOn, end.failure, { public: false, hashed: false }) === undefined) break;
  }
  return failureAnswer(failureOf(last.failure, `${query.path}@${query.query} (${last.source})`, last.detail));
}

async function askTwice(
  step: Step,
  query: Query,
  sources: ChainSources,
  direct: DirectRoad | undefined,
  signal: AbortSignal,
): Promise<End> {
  const first = await ask(step, query, sources, direct, signal);
  const again = !first.ok && factsOf(first.failure).retryable && step.kind !== "vcs" && !signal.aborted;
  return again ? ask(step, query, sources, direct, signal) : first;
}

async function ask(
  step: Step,
  query: Query,
  sources: ChainSources,
  direct: DirectRoad | undefined,
  signal: AbortSignal,
): Promise<End> {
  const source = step.name;
  if (step.kind === "vcs") {
    if (!direct)
      return { ok: false, failure: "go-missing", detail: "the direct road needs the go command", source };
    const said = await direct.query(query.path, query.query, signal);
    return said.ok ? { ok: true, answer: textAnswer(200, said.body) } : { ...said, source };
  }
  const path = escapePath(query.path);
  if (path === undefined || step.kind === "file")
    return { ok: false, failure: "not-found", detail: "", source };
  const said = await sources.text(new URL(`${step.url}/${path}/${query.suffix}`), signal);
  if (said.kind === "none") return { ok: false, failure: said.failure, detail: said.detail, source };
  const text = said.body.toString("utf8");
  if (said.status !== 200) {
    const detail = /^text\/plain/.test(said.type) ? text.trim().slice(0, 500) : `status ${said.status}`;
    return { ok: false, failure: classifyStatus(said.status), detail: maskedText(detail), source };
  }
  if (text.trimStart().startsWith("<"))
    return { ok: false, failure: "not-a-module", detail: "it begins like a web page", source };
  return { ok: true, answer: textAnswer(200, said.body, said.type) };
}
