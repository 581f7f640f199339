import type { OutgoingHttpHeaders } from "node:http";
import { factsOf } from "../failure.ts";
import { maskedUrl } from "../mask.ts";
import { dismiss } from "./body.ts";
import { type Broken, type OpenContext, type Opened, openRequest, type PhaseTimes } from "./exchange.ts";

/** As Go's net/http. */
const maxHops = 10;

/** Where a request ended after its redirects. `url` is the last one asked. */
export type Landed = { readonly url: URL; readonly redirected: boolean } & (Opened | Broken);

/** Opens a URL and follows redirects; credentials go only to the origin they were meant for, and never from https to http. */
export async function openFollowing(
  start: URL,
  headers: OutgoingHttpHeaders,
  context: OpenContext,
  open: typeof openRequest = openRequest,
): Promise<Landed> {
  let url = start;
  const seen = new Set<string>();
  for (let hop = 0; ; hop++) {
    const redirected = url.origin !== start.origin;
    const preparing = context.agents.prepare(url);
    if (preparing) await preparing;
    const result = await open(url, redirected ? withoutCredentials(headers) : headers, context);
    if (result.kind === "broken") return { ...named(result, start, url), url, redirected };
    const next = locationOf(result, url);
    if (next === undefined) return { ...result, url, redirected };
    dismiss(result);
    seen.add(url.href);
    const stop = refusal(url, next, hop, seen, result.phases);
    if (stop) return { ...stop, url, redirected };
    url = next;
  }
}

function withoutCredentials({ authorization: _, ...rest }: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return rest;
}

function locationOf({ response }: Opened, base: URL): URL | undefined {
  const status = response.statusCode ?? 0;
  const location = response.headers.location;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  return URL.canParse(location, base.href) ? new URL(location, base) : undefined;
}

function refusal(
  from: URL,
  to: URL,
  hop: number,
  seen: ReadonlySet<string>,
  phases: PhaseTimes,
): Broken | undefined {
  const broken = (failure: "redirect-loop" | "redirect-insecure", detail: string): Broken => ({
    kind: "broken",
    failure,
    detail,
    phases,
    staleConnection: false,
  });
  if (seen.has(to.href) || hop + 1 >= maxHops)
    return broken("redirect-loop", `stopped after ${hop + 1} redirects at ${maskedUrl(to.href)}`);
  if (!/^https?:$/.test(to.protocol)) return broken("redirect-insecure", `to ${to.protocol}`);
  if (from.protocol === "https:" && to.protocol === "http:")
    return broken("redirect-insecure", `from ${from.host} to http://${to.host}`);
  return undefined;
}

/** A host that only a redirect leads to and that cannot be reached is named: nobody has it in their firewall rules. */
function named(broken: Broken, start: URL, url: URL): Broken {
  if (url.host === start.host || broken.failure === "cancelled") return broken;
  const why = factsOf(broken.failure).summary;
  return {
    ...broken,
    failure: "redirect-blocked",
    detail: `${start.host} redirects to ${url.host}: ${why} (${broken.detail})`,
  };
}
