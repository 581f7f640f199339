import { type GodebugSetting, godebugSettings, runtimeSettings } from "./godebug-table.ts";

const compat = new Map(godebugSettings.map((setting) => [setting.name, setting]));
const runtime = new Map(runtimeSettings.map((setting) => [setting.name, setting]));

/** Understood, but in neither table: internal/cpu's options and runtime/metrics' (runtime/extern.go), cmd/go's own. */
const others = new Set([
  "memprofilerate",
  "toolchaintrace",
  "cmdgonetlimit",
  "gocachehash",
  "netmarshal",
  "default",
]);

export interface GodebugPair {
  /** As written, spaces included. */
  readonly text: string;
  readonly key: string;
  /** Undefined when there is no `=`: the runtime skips such an entry without a word. */
  readonly value: string | undefined;
}

/** Entries of a GODEBUG value; the runtime splits at commas and trims nothing (runtime/runtime1.go, parsegodebug). */
export const godebugPairs = (value: string): readonly GodebugPair[] =>
  value
    .split(",")
    .filter((text) => text !== "")
    .map((text) => {
      const at = text.indexOf("=");
      return at < 0
        ? { text, key: text, value: undefined }
        : { text, key: text.slice(0, at), value: text.slice(at + 1) };
    });

export const godebugSetting = (key: string): GodebugSetting | undefined => compat.get(key);

/** Does any Go from 1.21 on know the name? */
export const isGodebugName = (key: string): boolean =>
  compat.has(key) || runtime.has(key) || others.has(key) || key.startsWith("cpu.");

/** The last Go version that knew a runtime setting, where that is over. */
export function goneAfter(key: string, newest = "1.27"): string | undefined {
  const last = compat.has(key) ? undefined : runtime.get(key)?.last;
  return last === newest ? undefined : last;
}

/** Settings that print to standard error for as long as the program runs (runtime/extern.go). */
export const diagnosticSettings: ReadonlySet<string> = new Set([
  "allocfreetrace",
  "gctrace",
  "gcpacertrace",
  "inittrace",
  "scavtrace",
  "scheddetail",
  "schedtrace",
  "http2debug",
  "gccheckmark",
  "gcstoptheworld",
  "clobberfree",
]);

/** Values that reopen a hole a release closed on purpose (doc/godebug.md). */
export const weakening: ReadonlyMap<string, { readonly values: readonly string[]; readonly why: string }> =
  new Map([
    ["tlssha1", { values: ["1"], why: "accepts SHA-1 signatures in TLS 1.2 handshakes" }],
    ["tls10server", { values: ["1"], why: "serves TLS 1.0 and 1.1" }],
    ["tls3des", { values: ["1"], why: "offers 3DES cipher suites" }],
    ["tlsrsakex", { values: ["1"], why: "offers key exchanges without forward secrecy" }],
    ["tlsunsafeekm", { values: ["1"], why: "exports keying material that is not bound to the session" }],
    ["rsa1024min", { values: ["0"], why: "accepts RSA keys below 1024 bits" }],
    ["x509negativeserial", { values: ["1"], why: "accepts certificates with negative serial numbers" }],
    ["x509sha1", { values: ["1"], why: "accepts certificates signed with SHA-1" }],
    ["urlstrictcolons", { values: ["0"], why: "accepts malformed hosts in URLs" }],
    ["httpcookiemaxnum", { values: ["0"], why: "takes any number of cookies from a client" }],
    ["urlmaxqueryparams", { values: ["0"], why: "takes any number of query parameters from a client" }],
    [
      "allowmultiplevcs",
      { values: ["1"], why: "lets go trust a directory with several version control systems" },
    ],
    ["httplaxcontentlength", { values: ["1"], why: "accepts malformed Content-Length headers" }],
    ["embedfollowsymlinks", { values: ["1"], why: "embeds files behind symbolic links" }],
  ]);
