import type { OutgoingHttpHeaders } from "node:http";
import type { Attempt } from "../core/report.ts";
import { escapePath, escapeVersion } from "../gomod/escape.ts";
import type { Credentials } from "./credentials.ts";
import type { FailureClass } from "./failure.ts";
import type { Agents } from "./http/agents.ts";
import { classifyStatus } from "./http/errors.ts";
import { type Broken, dismiss, type openRequest, type PhaseTimes, readBody } from "./http/exchange.ts";
import { type Landed, openFollowing } from "./http/redirects.ts";
import { maskedText, maskedUrl } from "./mask.ts";
import type { Limits } from "./settings.ts";
import { checkInfo, type Doubt, oversized, sniff } from "./sniff.ts";
import type { FileRequest, Received, Receiver } from "./types.ts";

/** How one attempt ended. `retryAfterMs`: the source asked to be left alone that long. */
export type Ended<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly failure: FailureClass;
      readonly detail: string;
      readonly retryAfterMs?: number;
    };

export interface AttemptResult<T> {
  readonly attempt: Attempt;
  readonly ended: Ended<T>;
}

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
  if (text === undefined) return refused(source.name, request, context);
  const url = new URL(text);
  const landed = await openWithCredentials(url, request, context);
  const body = new Body(source.name, request, receiver);
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
  body: Body<T>,
  context: AttemptContext,
): Promise<Ended<T>> {
  if (landed.response.statusCode !== 200) return explainStatus(landed, context);
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

/** One body on its way to a receiver, which is made only when the first bytes look like what was asked for. */
class Body<T> {
  bytes = 0;
  doubt: Doubt | undefined;
  readonly #source: string;
  readonly #request: FileRequest;
  readonly #make: () => Receiver<T>;
  #receiver: Receiver<T> | undefined;
  #length: number | undefined;
  #type: string | undefined;
  #info = "";

  constructor(source: string, request: FileRequest, make: () => Receiver<T>) {
    this.#source = source;
    this.#request = request;
    this.#make = make;
  }

  begin(length: string | undefined, type: string | undefined): void {
    this.#length = length === undefined ? undefined : Number(length);
    this.#type = type;
  }

  take(data: Uint8Array): void | Promise<void> {
    if (this.doubt) return undefined;
    const first = this.bytes === 0;
    this.bytes += data.length;
    this.doubt =
      (first ? sniff(this.#request.what, data, this.#type) : undefined) ??
      oversized(this.#request.what, this.bytes);
    if (this.doubt) return undefined;
    if (this.#request.what === "info") this.#info += Buffer.from(data).toString("utf8");
    return this.#begun().chunk(data);
  }

  async end(): Promise<Ended<T>> {
    const { what, module } = this.#request;
    if (this.bytes === 0) this.doubt ??= sniff(what, new Uint8Array(), this.#type);
    if (!this.doubt && what === "info") this.doubt = checkInfo(this.#info, module.version);
    if (this.doubt) {
      this.drop();
      return { ok: false, ...this.doubt };
    }
    const received: Received<T> = await this.#begun().end();
    return received.ok ? received : { ...received, detail: maskedText(received.detail) };
  }

  drop(): void {
    this.#receiver?.abort();
    this.#receiver = undefined;
  }

  #begun(): Receiver<T> {
    if (this.#receiver) return this.#receiver;
    const receiver = this.#make();
    receiver.begin({
      source: this.#source,
      ...(this.#length === undefined ? {} : { contentLength: this.#length }),
      ...(this.#type === undefined ? {} : { contentType: this.#type }),
    });
    this.#receiver = receiver;
    return receiver;
  }
}

async function explainStatus(
  landed: Extract<Landed, { kind: "opened" }>,
  context: AttemptContext,
): Promise<Ended<never>> {
  const { response, url, redirected } = landed;
  const status = response.statusCode ?? 0;
  const failure = classifyStatus(status);
  const retryAfterMs = retryAfter(response.headers["retry-after"], response.headers.date);
  const words = await serverWords(landed, context.limits);
  const where = redirected ? ` from ${url.host}, where the source redirects to` : "";
  return {
    ok: false,
    failure,
    detail: maskedText(`status ${status}${where}${words === "" ? "" : `, server response: ${words}`}`),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** Up to eight lines, and only of plain text, as Go quotes them. */
async function serverWords(landed: Extract<Landed, { kind: "opened" }>, limits: Limits): Promise<string> {
  const { "content-type": type, "content-length": length } = landed.response.headers;
  if (type !== undefined && !/^text\/plain/i.test(type)) {
    dismiss(landed);
    return "";
  }
  if (Number(length ?? 0) > 65_536) {
    dismiss(landed);
    return "";
  }
  let text = "";
  await readBody(landed, limits, (data) => {
    if (text.length < 2_000) text += data.toString("utf8");
  });
  return text.trim().split("\n").slice(0, 8).join("\n").slice(0, 1_000);
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3), which is measured by the server's own clock where it tells it: ours may be a day off. */
function retryAfter(header: string | undefined, date: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  const now = Date.parse(date ?? "");
  return Number.isNaN(at) ? undefined : Math.max(0, at - (Number.isNaN(now) ? Date.now() : now));
}

function refused(
  source: string,
  { module, what }: FileRequest,
  context: AttemptContext,
): AttemptResult<never> {
  const detail = `${module.path}@${module.version} is no valid module path and version`;
  return {
    ended: { ok: false, failure: "invalid-version", detail },
    attempt: {
      source,
      what,
      url: source,
      failure: "invalid-version",
      detail,
      startedAt: context.startedAt,
      phases: {},
      bytes: 0,
    },
  };
}
