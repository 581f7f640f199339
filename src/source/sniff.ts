import type { FailureClass } from "./failure.ts";
import type { FileRequest } from "./types.ts";

type What = FileRequest["what"];

/** x/mod/zip: MaxGoMod and MaxZipFile; an .info is a few hundred bytes. */
const maxBytes: Readonly<Record<What, number>> = { info: 1 << 20, mod: 16 << 20, zip: 500 << 20 };

export interface Doubt {
  readonly failure: FailureClass;
  readonly detail: string;
}

/** What the first bytes of a body say about it; a login page with status 200 is no module. */
export function sniff(what: What, start: Uint8Array, contentType: string | undefined): Doubt | undefined {
  if (what === "zip") return sniffZip(start, contentType);
  const first = firstVisible(start);
  if (first === "<") return notAModule("it begins like a web page", contentType);
  if (what === "info" && first !== "{" && first !== "")
    return notAModule("it is no JSON object", contentType);
  if (what === "mod" && first === "{") return notAModule("it is a JSON document", contentType);
  return undefined;
}

function sniffZip(start: Uint8Array, contentType: string | undefined): Doubt | undefined {
  // A slow server may send one byte at first.
  if (start[0] === 0x50 && (start.length === 1 || start[1] === 0x4b)) return undefined;
  const first = firstVisible(start);
  if (first === "<") return notAModule("it begins like a web page", contentType);
  if (first === "{") return notAModule("it is a JSON document", contentType);
  return { failure: "bad-zip", detail: start.length === 0 ? "it is empty" : "it does not begin like a zip" };
}

const notAModule = (why: string, contentType: string | undefined): Doubt => ({
  failure: "not-a-module",
  detail: contentType === undefined ? why : `${why} (Content-Type ${contentType})`,
});

function firstVisible(start: Uint8Array): string {
  let at = start[0] === 0xef && start[1] === 0xbb ? 3 : 0;
  while (at < start.length && start[at]! <= 0x20) at++;
  return at < start.length ? String.fromCharCode(start[at]!) : "";
}

/** The announced or seen size is more than Go takes. */
export function oversized(what: What, bytes: number): Doubt | undefined {
  if (bytes <= maxBytes[what]) return undefined;
  return { failure: "too-large", detail: `${bytes} bytes, Go takes at most ${maxBytes[what]}` };
}

/** An .info must be a JSON object for exactly the version asked for, as cmd/go checks. */
export function checkInfo(text: string, version: string): Doubt | undefined {
  let info: unknown;
  try {
    info = JSON.parse(text);
  } catch {
    return { failure: "not-a-module", detail: "its .info is no JSON" };
  }
  const said =
    typeof info === "object" && info !== null ? (info as { Version?: unknown }).Version : undefined;
  if (typeof said !== "string" || said === "")
    return { failure: "not-a-module", detail: "its .info names no version" };
  return said === version
    ? undefined
    : { failure: "wrong-version", detail: `asked for ${version}, told about ${said.slice(0, 80)}` };
}
