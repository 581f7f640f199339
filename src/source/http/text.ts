import type { Credentials } from "../credentials.ts";
import type { FailureClass } from "../failure.ts";
import { maskedText } from "../mask.ts";
import { dismiss, readBody } from "./body.ts";
import type { OpenContext } from "./exchange.ts";
import { openFollowing } from "./redirects.ts";

/** Version lists and database records are small; tiles are 8 KiB. */
const maxBytes = 16 << 20;

/** A whole answer of whatever status, or why there was none. */
export type TextAnswer =
  | { readonly kind: "answer"; readonly status: number; readonly type: string; readonly body: Buffer }
  | { readonly kind: "none"; readonly failure: FailureClass; readonly detail: string };

/** One GET of a small document, redirects followed, credentials as for any request to that host. */
export async function getText(
  url: URL,
  context: OpenContext & { readonly credentials: Credentials },
): Promise<TextAnswer> {
  const authorization = await context.credentials.authorizationFor(url);
  const plain = new URL(url);
  plain.username = "";
  plain.password = "";
  const headers = {
    "user-agent": "gomod-preflight",
    ...(authorization === undefined ? {} : { authorization }),
  };
  const landed = await openFollowing(plain, headers, context);
  if (landed.kind === "broken")
    return { kind: "none", failure: landed.failure, detail: maskedText(landed.detail) };
  const chunks: Buffer[] = [];
  let size = 0;
  const broken = await readBody(landed, context.limits, (data) => {
    size += data.length;
    if (size <= maxBytes) chunks.push(data);
    else dismiss(landed);
  });
  if (broken) return { kind: "none", failure: broken.failure, detail: broken.detail };
  return {
    kind: "answer",
    status: landed.response.statusCode ?? 0,
    type: landed.response.headers["content-type"] ?? "text/plain; charset=utf-8",
    body: Buffer.concat(chunks),
  };
}
