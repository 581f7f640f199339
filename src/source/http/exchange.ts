import http, { type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { FailureClass } from "../failure.ts";
import type { Limits } from "../settings.ts";
import { onAbort } from "./abort.ts";
import type { Agents } from "./agents.ts";
import { Deadline, DeadlineError } from "./deadline.ts";
import { classifyNodeError } from "./errors.ts";

/** Milliseconds; a reused connection has no dns, connect and tls. */
export interface PhaseTimes {
  dns?: number;
  connect?: number;
  tls?: number;
  firstByte?: number;
  transfer?: number;
}

/** The request failed before or while its body came. */
export interface Broken {
  readonly kind: "broken";
  readonly failure: FailureClass;
  readonly detail: string;
  readonly phases: PhaseTimes;
  /** A kept connection was closed by the other side as we wrote: says nothing about the server. */
  readonly staleConnection: boolean;
}

/** Headers are here, the body is not read yet. */
export interface Opened {
  readonly kind: "opened";
  readonly response: IncomingMessage;
  readonly request: ClientRequest;
  readonly phases: PhaseTimes;
  readonly openedAt: number;
  readonly deadline: Deadline;
}

export interface OpenContext {
  readonly agents: Agents;
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

/** Sends a GET and waits for the headers. Never rejects. */
export function openRequest(
  url: URL,
  headers: OutgoingHttpHeaders,
  context: OpenContext,
): Promise<Opened | Broken> {
  const phases: PhaseTimes = {};
  const started = performance.now();
  return new Promise((resolve) => {
    const request = sent(url, headers, context);
    if (request instanceof Error) {
      resolve(brokenBy(request, phases, false));
      return;
    }
    const deadline = new Deadline(context.limits.totalMs, (failure, ms) =>
      request.destroy(new DeadlineError(failure, ms)),
    );
    const stop = (): void => void request.destroy(new DeadlineError("cancelled", 0));
    const settle = onAbort(context.signal, stop);
    let answered = false;
    request.once("socket", (socket) => watchSocket(socket, deadline, phases, context.limits));
    request.once("response", (response) => {
      answered = true;
      deadline.leave();
      phases.firstByte =
        performance.now() - started - (phases.dns ?? 0) - (phases.connect ?? 0) - (phases.tls ?? 0);
      response.once("close", settle);
      resolve({ kind: "opened", response, request, phases, openedAt: performance.now(), deadline });
    });
    request.once("error", (error: NodeJS.ErrnoException) => {
      if (answered) return;
      deadline.done();
      settle();
      resolve(brokenBy(error, phases, request.reusedSocket));
    });
    // A tunnel's connecting is hidden in its agent: name, TCP, CONNECT and TLS to both ends.
    if (context.agents.roadTo(url).tls) deadline.enter("connect-timeout", 3 * context.limits.connectMs);
    if (context.signal.aborted) stop();
    request.end();
  });
}

/** What the environment gives (HTTP proxy, certificates, headers of a helper) may be unusable: that is an error, not a throw. */
function sent(url: URL, headers: OutgoingHttpHeaders, context: OpenContext): ClientRequest | Error {
  try {
    return send(url, headers, context);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function send(url: URL, headers: OutgoingHttpHeaders, { agents }: OpenContext): ClientRequest {
  const road = agents.roadTo(url);
  if (road.absoluteForm) {
    const { host, port, authorization } = road.absoluteForm;
    const extra = authorization === undefined ? {} : { "proxy-authorization": authorization };
    return http.request({
      host,
      port,
      path: `${url.origin}${url.pathname}${url.search}`,
      headers: { ...headers, host: url.host, ...extra },
      agent: road.agent,
    });
  }
  return (url.protocol === "https:" ? https : http).request({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port || (url.protocol === "https:" ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    headers,
    agent: road.agent,
    ...road.tls,
  });
}

/** Phase times of a new connection; the waiting time for a free one belongs to nobody. */
function watchSocket(socket: Socket, deadline: Deadline, phases: PhaseTimes, limits: Limits): void {
  const answer = (): void => deadline.enter("no-answer", limits.firstByteMs);
  if (!socket.connecting) {
    answer();
    return;
  }
  let last = performance.now();
  const lap = (): number => {
    const now = performance.now();
    const ms = now - last;
    last = now;
    return ms;
  };
  deadline.enter("connect-timeout", limits.connectMs);
  socket.once("lookup", () => {
    phases.dns = lap();
  });
  socket.once("connect", () => {
    phases.connect = lap();
    if (!("encrypted" in socket)) answer();
  });
  socket.once("secureConnect", () => {
    phases.tls = lap();
    answer();
  });
}

function brokenBy(error: NodeJS.ErrnoException, phases: PhaseTimes, reused: boolean): Broken {
  const failure = error instanceof DeadlineError ? error.failure : classifyNodeError(error);
  const staleConnection = reused && (failure === "reset" || failure === "closed-early");
  return { kind: "broken", failure, detail: textOf(error), phases, staleConnection };
}

/** The first of several addresses' errors; Node's aggregate has no text of its own. */
function textOf(error: NodeJS.ErrnoException): string {
  if (error instanceof AggregateError) return error.errors.map((one: Error) => one.message).join("; ");
  return error.message;
}
