import type { OutgoingHttpHeaders } from "node:http";
import { escapePath, escapeVersion } from "../gomod/escape.ts";
import type { Credentials } from "./credentials.ts";
import { type AttemptResult, type Ended, neverSent } from "./ended.ts";
import type { Agents } from "./http/agents.ts";
import { dismiss, readBody } from "./http/body.ts";
import type { Broken, openRequest, PhaseTimes } from "./http/exchange.ts";
import { type Landed, openFollowing } from "./http/redirects.ts";
import { Incoming } from "./incoming.ts";
import { maskedText, maskedUrl } from "./mask.ts";
import { explainStatus } from "./refusal.ts";
import type { Limits } from "./settings.ts";
import { oversized } from "./sniff.ts";
import type { FileRequest, Receiver } from "./types.ts";

export interface AttemptContext {
  readonly agents: Agents;
  readonly limits: Limits;
  readonly credentials: Credentials;
  readonly open: typeof openRequest;
  /** Milliseconds since the run's first attempt. */
  readonly startedAt: number;
}

/** `<base>/<escaped path>/@v/<escaped version>.<what>`; undefined for a path or version Go would refuse. */
export function fileUrl(base: string, { module, what }: FileRequest): string | undefined {
  const path = escapePath(module.path);
  const version = escapeVersion(module.version);
  return path === undefined || version === undefined ? undefined : `${base}/${path}/@v/${version}.${what}`;
}

/** One request to one HTTP source. Rejects only with what the receiver threw. */
export async function attemptHttp<T>(
  source: { readonly name: string; readonly url: string },
  request: FileRequest,
  receiver: () => Receiver<T>,
  context: AttemptContext,
): Promise<AttemptResult<T>> {
  const text = fileUrl(source.url, request);
  if (text === undefined) {
    const detail = `${request.module.path}@${request.module.version} is no valid module path and version`;
    return neverSent(source.name, request, context.startedAt, "invalid-version", detail);
  }
  const url = new URL(text);
  const landed = await openWithCredentials(url, request, context);
  const body = new Incoming(source.name, request, receiver);
  const ended =
    landed.kind === "broken" ? brokenEnd(landed) : await takeAnswer(landed, request, body, context);
  const status = landed.kind === "opened" ? landed.response.statusCode : undefined;
  return {
    ended,
    attempt: {
      source: source.name,
      what: request.what,
      url: maskedUrl(url.href),
      ...(status === undefined ? {} : { status }),
      ...(ended.ok ? {} : { failure: ended.failure, detail: ended.detail }),
      startedAt: context.startedAt,
      phases: rounded(landed.phases),
      bytes: body.bytes,
    },
  };
}

/** Tenths of a millisecond are more than a clock can say. */
function rounded(phases: PhaseTimes): PhaseTimes {
  const all: PhaseTimes = {};
  for (const name of phaseNames) {
    const ms = phases[name];
    if (ms !== undefined) all[name] = Math.round(ms * 10) / 10;
  }
  return all;
}

const phaseNames = ["dns", "connect", "tls", "firstByte", "transfer"] as const;

async function openWithCredentials(url: URL, request: FileRequest, context: AttemptContext): Promise<Landed> {
  const open = { ...context, signal: request.signal };
  const plain = withoutUser(url);
  const headers = headersWith(await context.credentials.authorizationFor(url));
  const landed = await openFresh(plain, headers, open, context);
  const status = landed.kind === "opened" ? (landed.response.statusCode ?? 0) : 0;
  if (landed.kind === "broken" || landed.redirected || ![401, 403, 404].includes(status)) return landed;
  const more = await context.credentials.afterRefusal(url);
  if (more === undefined) return landed;
  dismiss(landed);
  return openFresh(plain, headersWith(more), open, context);
}

/** A kept connection that the server closed while we wrote is no attempt: a new one is used at once. */
async function openFresh(
  url: URL,
  headers: OutgoingHttpHeaders,
  open: Parameters<typeof openFollowing>[2],
  context: AttemptContext,
): Promise<Landed> {
  const landed = await openFollowing(url, headers, open, context.open);
  if (landed.kind === "opened" || !landed.staleConnection) return landed;
  return openFollowing(url, headers, open, context.open);
}

function withoutUser(url: URL): URL {
  if (url.username === "" && url.password === "") return url;
  const plain = new URL(url);
  plain.username = "";
  plain.password = "";
  return plain;
}

function headersWith(authorization: string | undefined): OutgoingHttpHeaders {
  const headers = { "user-agent": "gomod-preflight", accept: "*/*" };
  return authorization === undefined ? headers : { ...headers, authorization };
}

const brokenEnd = ({ failure, detail }: Broken): Ended<never> => ({
  ok: false,
  failure,
  detail: maskedText(detail),
});

async function takeAnswer<T>(
  landed: Extract<Landed, { kind: "opened" }>,
  request: FileRequest,
  body: Incoming<T>,
  context: AttemptContext,
): Promise<Ended<T>> {
  if (landed.response.statusCode !== 200) return explainStatus(landed, context.limits);
  const tooLarge = oversized(request.what, Number(landed.response.headers["content-length"] ?? 0));
  if (tooLarge) {
    dismiss(landed);
    return { ok: false, ...tooLarge };
  }
  body.begin(landed.response.headers["content-length"], landed.response.headers["content-type"]);
  const broken = await readBody(landed, context.limits, (data) => {
    const wait = body.take(data);
    if (body.doubt) landed.request.destroy();
    return wait;
  }).catch((error: unknown) => {
    body.drop();
    throw error;
  });
  if (broken && !body.doubt) {
    body.drop();
    return brokenEnd(broken);
  }
  return body.end();
}
