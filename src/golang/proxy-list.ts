export interface ProxyEntry {
  readonly text: string;
  /** What stands behind it: `,` goes on after 404 and 410, `|` after any error, "" ends the list. */
  readonly separator: "," | "|" | "";
}

/** Entries of a GOPROXY value, space around them removed, empty ones skipped (cmd/go/internal/modfetch, proxyList). */
export function proxyEntries(value: string): readonly ProxyEntry[] {
  const entries: ProxyEntry[] = [];
  for (const match of value.matchAll(/([^,|]*)([,|]|$)/g)) {
    const text = match[1]!.trim();
    if (text !== "") entries.push({ text, separator: match[2] as ProxyEntry["separator"] });
  }
  return entries;
}

/** Faults of a GOPROXY list; a fatal one breaks downloads, another leaves entries that nobody asks. */
export function proxyListFaults(
  value: string,
): readonly { readonly what: string; readonly fatal: boolean }[] {
  const entries = proxyEntries(value);
  const end = entries.findIndex((entry) => entry.text === "off" || entry.text === "direct");
  const unreachable =
    end >= 0 && end < entries.length - 1 ? entries.slice(end + 1).map((entry) => entry.text) : [];
  const faults = entries.flatMap((entry) =>
    entryFault(entry.text) ? [{ what: entryFault(entry.text)!, fatal: true }] : [],
  );
  if (unreachable.length === 0) return faults;
  return [
    ...faults,
    { what: `${entries[end]!.text} ends the list: ${unreachable.join(", ")} is never asked`, fatal: false },
  ];
}

function entryFault(text: string): string | undefined {
  if (text === "off" || text === "direct" || text === "noproxy") return undefined;
  if (/^(direct|off)$/i.test(text)) return `${text} has to be in lower case`;
  if (/[;\s]/.test(text)) return `"${text}" is one entry: only commas and pipes separate proxies`;
  if (/["']/.test(text)) return `${text} carries quotes that belong to the value`;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    return /^(https?|file):\/\//.test(text) ? undefined : `"${text}": invalid proxy URL scheme`;
  return /[.:/]/.test(text) ? undefined : `invalid proxy URL missing scheme: ${text}`;
}

/** Words that a company's own proxy has in its host or path; their 403 means "not allowed", not "not there". */
const ownProxy =
  /(^|[./-])(corp|internal|intranet|artifactory|nexus|jfrog|athens|artifacts?|repo|local|lan|private)([./:-]|$)/i;

/** Is an entry probably a proxy of the project's own organisation: by name, or on a domain of `ownHosts`? */
export function isOwnProxy(entry: string, ownHosts: readonly string[]): boolean {
  const host = /^(?:https?:\/\/)?(?:[^@/]*@)?([^/:]+)/.exec(entry)?.[1]?.toLowerCase() ?? "";
  if (!isUrl(entry) || host === "") return false;
  const domain = host.split(".").slice(-2).join(".");
  return ownProxy.test(host) || ownHosts.some((own) => own.toLowerCase().endsWith(domain));
}

const isUrl = (entry: string): boolean => entry !== "off" && entry !== "direct";
