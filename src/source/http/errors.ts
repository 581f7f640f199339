import type { FailureClass } from "../failure.ts";

const byCode: Readonly<Record<string, FailureClass>> = {
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  EAI_NONAME: "dns",
  ECONNREFUSED: "refused",
  ENETUNREACH: "unreachable",
  EHOSTUNREACH: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  ENETDOWN: "unreachable",
  ETIMEDOUT: "connect-timeout",
  ECONNRESET: "reset",
  ECONNABORTED: "reset",
  EPIPE: "reset",
  CERT_HAS_EXPIRED: "tls-expired",
  CERT_NOT_YET_VALID: "tls-expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "tls-wrong-name",
  UNABLE_TO_GET_ISSUER_CERT: "tls-unknown-ca",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls-unknown-ca",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls-unknown-ca",
  SELF_SIGNED_CERT_IN_CHAIN: "tls-unknown-ca",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls-unknown-ca",
  CERT_UNTRUSTED: "tls-unknown-ca",
  ERR_SSL_WRONG_VERSION_NUMBER: "tls-plain-http",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "tls-plain-http",
  ERR_STREAM_PREMATURE_CLOSE: "cut-body",
};

/** Class of an error of node:http, node:net, node:tls or node:dns. */
export function classifyNodeError(error: NodeJS.ErrnoException): FailureClass {
  const code = error.code ?? "";
  if (code === "ECONNRESET" && error.message === "socket hang up") return "closed-early";
  if (code === "EPROTO")
    return /wrong version number|packet length too long/.test(error.message)
      ? "tls-plain-http"
      : "tls-failed";
  if (code.startsWith("HPE_")) return "closed-early";
  if (byCode[code]) return byCode[code];
  return /^(ERR_SSL|ERR_TLS|CERT_|UNABLE_TO)/.test(code) ? "tls-failed" : "unclassified";
}

/** Class of an HTTP status that is neither 200 nor a redirect. */
export function classifyStatus(status: number): FailureClass {
  if (status === 404) return "not-found";
  if (status === 410) return "gone";
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  if (status === 407) return "proxy-authentication";
  if (status === 429) return "rate-limited";
  return status >= 500 ? "server-error" : "unexpected-status";
}
