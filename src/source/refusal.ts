import type { Ended } from "./ended.ts";
import { dismiss, readBody } from "./http/body.ts";
import { classifyStatus } from "./http/errors.ts";
import type { Landed } from "./http/redirects.ts";
import { maskedText } from "./mask.ts";
import type { Limits } from "./settings.ts";

type Opened = Extract<Landed, { kind: "opened" }>;

/** What an answer other than 200 means: its class, the server's words, and how long it wants to be left alone. */
export async function explainStatus(landed: Opened, limits: Limits): Promise<Ended<never>> {
  const { response, url, redirected } = landed;
  const status = response.statusCode ?? 0;
  const failure = classifyStatus(status);
  const retryAfterMs = retryAfter(response.headers["retry-after"], response.headers.date);
  const words = await serverWords(landed, limits);
  const where = redirected ? ` from ${url.host}, where the source redirects to` : "";
  return {
    ok: false,
    failure,
    detail: maskedText(`status ${status}${where}${words === "" ? "" : `, server response: ${words}`}`),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** Up to eight lines, and only of plain text, as Go quotes them. */
async function serverWords(landed: Opened, limits: Limits): Promise<string> {
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
