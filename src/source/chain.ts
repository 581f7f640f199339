import { maskedUrl } from "./mask.ts";

/** After which failures Go asks the next entry: `,` only when the module is absent (404, 410), `|` after anything. */
export type Separator = "absent" | "any";

/** One entry of GOPROXY. `name` is what reports show: credentials masked. */
export type ChainEntry = ProxyEntry | EndEntry;

export interface ProxyEntry {
  readonly kind: "http" | "file";
  readonly name: string;
  /** Without trailing slash; may hold credentials. */
  readonly url: string;
  readonly movesOn: Separator;
}

interface EndEntry {
  readonly kind: "direct" | "off";
  readonly name: "direct" | "off";
  readonly movesOn: Separator;
}

export type ParsedChain =
  | { readonly ok: true; readonly entries: readonly ChainEntry[] }
  /** Go's own words for what is wrong. */
  | { readonly ok: false; readonly fault: string };

/**
 * GOPROXY as cmd/go's modfetch/proxy.go reads it: entries trimmed, empty ones skipped, `direct` and `off` end the
 * list, an entry without scheme that looks like a host gets https.
 */
export function parseChain(goproxy: string): ParsedChain {
  const entries: ChainEntry[] = [];
  for (const { text, movesOn } of split(goproxy)) {
    if (text === "") continue;
    if (text === "direct" || text === "off") {
      entries.push({ kind: text, name: text, movesOn });
      break;
    }
    const entry = proxyEntry(text, movesOn);
    if (typeof entry === "string") return { ok: false, fault: entry };
    entries.push(entry);
  }
  if (entries.length > 0) return { ok: true, entries };
  return { ok: false, fault: "GOPROXY list is not the empty string, but contains no entries" };
}

function split(goproxy: string): readonly { readonly text: string; readonly movesOn: Separator }[] {
  return [...goproxy.matchAll(/([^,|]*)([,|]|$)/g)].map(([, text = "", separator]) => ({
    text: text.trim(),
    movesOn: separator === "|" ? "any" : "absent",
  }));
}

function proxyEntry(text: string, movesOn: Separator): ChainEntry | string {
  const url = /[.:/]/.test(text) && !/:\//.test(text) ? `https://${text}` : text;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return `invalid proxy URL missing scheme: ${maskedUrl(url)}`;
  if (!["https", "http", "file"].includes(scheme)) {
    return `invalid proxy URL scheme (must be https, http, file): ${maskedUrl(url)}`;
  }
  if (!URL.canParse(url) || !hasSoundEscapes(new URL(url))) return `invalid proxy URL: ${maskedUrl(url)}`;
  if (scheme === "file" && !/^file:\/\/\//.test(url)) {
    return `invalid file:// proxy URL with non-path elements: ${maskedUrl(url)}`;
  }
  const trimmed = url.replace(/\/+$/, "");
  return { kind: scheme === "file" ? "file" : "http", name: maskedUrl(trimmed), url: trimmed, movesOn };
}

/** Go refuses `%` without two hexadecimal digits, also in user and password. */
const hasSoundEscapes = ({ username, password }: URL): boolean =>
  !/%(?![0-9a-f]{2})/i.test(username + password);
