import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { escapePath } from "../gomod/escape.ts";
import type { DirectRoad } from "../source/direct.ts";
import { type FailureClass, factsOf, failureOf } from "../source/failure.ts";
import { classifyStatus } from "../source/http/errors.ts";
import type { TextAnswer } from "../source/http/text.ts";
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

interface Failed {
  readonly ok: false;
  readonly failure: FailureClass;
  readonly detail: string;
  readonly source: string;
}

type End = { readonly ok: true; readonly answer: Answer } | Failed;

/** Whom a question may go to, and when to stop. */
export interface Asking {
  readonly sources: ChainSources;
  readonly direct: DirectRoad | undefined;
  readonly signal: AbortSignal;
}

/** A question without a hash: the chain is walked by Go's rule alone. */
export async function answerQuery(query: Query, asking: Asking): Promise<Answer> {
  const { steps, why } = asking.sources.routeOf(query.path);
  let last = failed(/GOPROXY=off/.test(why) ? "proxy-off" : "not-routed", why, "the chain");
  for (const step of steps) {
    const end = await askTwice(step, query, asking);
    if (end.ok) return end.answer;
    if (!(factsOf(end.failure).absent && last.source !== "the chain" && !factsOf(last.failure).absent))
      last = end;
    if (mayMoveOn(step.movesOn, end.failure, { public: false, hashed: false }) === undefined) break;
  }
  return failureAnswer(failureOf(last.failure, `${query.path}@${query.query} (${last.source})`, last.detail));
}

const failed = (failure: FailureClass, detail: string, source: string): Failed => ({
  ok: false,
  failure,
  detail,
  source,
});

async function askTwice(step: Step, query: Query, asking: Asking): Promise<End> {
  const first = await ask(step, query, asking);
  const again =
    !first.ok && factsOf(first.failure).retryable && step.kind !== "vcs" && !asking.signal.aborted;
  return again ? ask(step, query, asking) : first;
}

async function ask(step: Step, query: Query, { sources, direct, signal }: Asking): Promise<End> {
  if (step.kind === "vcs") {
    if (!direct) return failed("go-missing", "the direct road needs the go command", step.name);
    const said = await direct.query(query.path, query.query, signal);
    return said.ok ? { ok: true, answer: textAnswer(200, said.body) } : { ...said, source: step.name };
  }
  const path = escapePath(query.path);
  if (path === undefined) return failed("not-found", "", step.name);
  const url = new URL(`${step.url}/${path}/${query.suffix}`);
  return step.kind === "file"
    ? fileEnd(step.name, url)
    : answerEnd(step.name, await sources.text(url, signal));
}

/** As Go: a file that cannot be read counts as absent. */
function fileEnd(source: string, url: URL): End {
  try {
    return { ok: true, answer: textAnswer(200, readFileSync(fileURLToPath(url))) };
  } catch (error) {
    return failed("not-found", (error as Error).message, source);
  }
}

function answerEnd(source: string, said: TextAnswer): End {
  if (said.kind === "none") return failed(said.failure, said.detail, source);
  const text = said.body.toString("utf8");
  if (said.status !== 200) {
    const detail = /^text\/plain/.test(said.type) ? text.trim().slice(0, 500) : `status ${said.status}`;
    return failed(classifyStatus(said.status), maskedText(detail), source);
  }
  if (text.trimStart().startsWith("<")) return failed("not-a-module", "it begins like a web page", source);
  return { ok: true, answer: textAnswer(200, said.body, said.type) };
}
