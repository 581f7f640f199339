import type { ClassFacts, FailureClass, Fault } from "./failure.ts";

interface Marks {
  readonly retryable?: true;
  readonly integrity?: true;
  readonly absent?: true;
  readonly nextSource?: true;
}

const row = (fault: Fault, summary: string, nextStep: string, marks: Marks = {}): ClassFacts => ({
  retryable: marks.retryable ?? false,
  integrity: marks.integrity ?? false,
  absent: marks.absent ?? false,
  nextSource: marks.nextSource ?? false,
  fault,
  summary,
  nextStep,
});

const transport: Marks = { retryable: true, nextSource: true };
const wrongContent: Marks = { nextSource: true };
const tls: Marks = { nextSource: true };

/** Design §5 and contract §1: only transport, 429 and 5xx are retried; 401 and 403 never turn into another source. */
export const classFacts: Readonly<Record<FailureClass, ClassFacts>> = {
  dns: row(
    "network",
    "the host name does not resolve",
    "Check the host name in GOPROXY or (direct) in the module path, the resolver of this machine, and whether a proxy (HTTPS_PROXY) is needed to get out.",
    transport,
  ),
  refused: row(
    "source",
    "the connection was refused",
    "The server is down or the port is wrong: check the address in GOPROXY or (direct) the module's host, then the server.",
    transport,
  ),
  unreachable: row(
    "network",
    "the host cannot be reached",
    "Check routing, firewall, whether HTTPS_PROXY lets this host through, and (for IPv6-only failures) the address family of this machine.",
    transport,
  ),
  "connect-timeout": row(
    "network",
    "the connection was not established in time",
    "A firewall may drop the packets: check egress rules, or raise sources.connectTimeoutMs for a slow network.",
    transport,
  ),
  "no-answer": row(
    "source",
    "the server took the request and did not answer in time",
    "Check the server's health; raise sources.firstByteTimeoutMs if it is slow by nature.",
    transport,
  ),
  "source-suspended": row(
    "source",
    "the source was not asked: its state is open",
    "Look at its last failure; `--source-state URL=healthy`, or `sources: states:` in the configuration, overrides its state.",
    { nextSource: true },
  ),
  stall: row(
    "source",
    "the body stopped coming",
    "Check the network path and the server; raise sources.stallTimeoutMs if pauses are normal there.",
    transport,
  ),
  "too-slow": row(
    "source",
    "the whole request took longer than allowed",
    "The line is too slow for this module: raise sources.totalTimeoutMs or use a nearer source.",
    transport,
  ),
  reset: row(
    "network",
    "the connection was reset",
    "Usually passing; if it persists, look for TLS inspection, a firewall or an overloaded server on the way.",
    transport,
  ),
  "closed-early": row(
    "source",
    "the server closed the connection without an answer",
    "Check the server's log; plain HTTP spoken to a TLS port looks like this too.",
    transport,
  ),
  "cut-body": row(
    "source",
    "the body ended before its announced length",
    "Usually passing; if it persists, a cache or inspection device on the way cuts bodies.",
    transport,
  ),
  "tls-unknown-ca": row(
    "configuration",
    "the certificate is signed by an authority this machine does not know",
    "Give the authority's certificate in SSL_CERT_FILE (or SSL_CERT_DIR), to git in GIT_SSL_CAINFO (or http.sslCAInfo), or remove the TLS inspection on the way.",
    tls,
  ),
  "tls-expired": row(
    "source",
    "the certificate is expired or not yet valid",
    "Renew the server's certificate; if only this machine complains, check its clock.",
    tls,
  ),
  "tls-wrong-name": row(
    "source",
    "the certificate is for another host name",
    "Use the name that is in the certificate, or give the server a certificate for this name.",
    tls,
  ),
  "tls-plain-http": row(
    "configuration",
    "the server speaks plain HTTP on a port that was asked for TLS",
    "Check scheme and port of the source: https:// needs a TLS server.",
    tls,
  ),
  "tls-failed": row(
    "network",
    "the TLS handshake failed",
    "Check protocol versions and TLS inspection between this machine and the server.",
    tls,
  ),
  "not-found": row(
    "source",
    "the source does not have it (404)",
    "If the module is private, set GOPRIVATE for it; if it is public, check path and version.",
    { absent: true },
  ),
  gone: row(
    "source",
    "the source says it is gone (410)",
    "If the module is private, set GOPRIVATE for it; if it is public, check path and version.",
    { absent: true },
  ),
  unauthorized: row(
    "credentials",
    "the source wants credentials or refuses the ones given (401)",
    "Give credentials for this host (netrc or GOAUTH). No other source is asked after a 401.",
  ),
  forbidden: row(
    "credentials",
    "the source forbids it (403)",
    "This is a decision of the source (policy, curation, egress address): ask its owner. If the module is private, set GOPRIVATE for it. No other source is asked after a 403.",
  ),
  "proxy-authentication": row(
    "credentials",
    "the HTTP proxy wants credentials (407)",
    "Put user and password into HTTPS_PROXY / HTTP_PROXY, or exempt the host in NO_PROXY.",
  ),
  "rate-limited": row(
    "source",
    "the source limits requests (429)",
    "Wait, authenticate where that raises the limit, or use a caching proxy of your own.",
    transport,
  ),
  "server-error": row(
    "source",
    "the source failed (5xx)",
    "Usually passing; look at the source's status page. A `|` after it in GOPROXY lets Go itself move on.",
    transport,
  ),
  "unexpected-status": row(
    "source",
    "the source answered with a status the protocol does not know",
    "Check that the address in GOPROXY is a module proxy; if the module is private, set GOPRIVATE for it.",
  ),
  "redirect-loop": row(
    "source",
    "the source redirects in a circle",
    "The source is misconfigured: tell its owner.",
    wrongContent,
  ),
  "redirect-insecure": row(
    "source",
    "the source redirects from https to plain http",
    "Not followed. The source is misconfigured: tell its owner.",
    wrongContent,
  ),
  "redirect-blocked": row(
    "network",
    "the source redirects to a host that cannot be reached from here",
    "Allow the host named here in firewall or HTTP proxy: the source keeps its files there.",
    { nextSource: true },
  ),
  "not-a-module": row(
    "network",
    "the answer is a web page or an error document, not module data",
    "A login page, captive portal or gateway answers in place of the source: log in, or fix the address.",
    wrongContent,
  ),
  "wrong-version": row(
    "source",
    "the source answered for another version",
    "The source is broken: tell its owner.",
    wrongContent,
  ),
  "bad-zip": row(
    "source",
    "the zip is broken or breaks the rules for module zips",
    "The source holds a damaged file: tell its owner.",
    wrongContent,
  ),
  "bad-go-mod": row(
    "source",
    "the go.mod that came is none",
    "The source holds a damaged file: tell its owner.",
    wrongContent,
  ),
  "too-large": row(
    "source",
    "the file is larger than Go allows",
    "Go would refuse it as well (500 MiB a zip, 16 MiB a go.mod).",
    wrongContent,
  ),
  "hash-mismatch": row(
    "security",
    "the bytes differ from what go.sum records",
    "Do not edit go.sum. Find out who changed: origin tag moved, proxy altered, or go.sum wrong.",
    { integrity: true },
  ),
  "database-mismatch": row(
    "security",
    "the bytes differ from what the checksum database records",
    "Stop: the version was altered after it was logged, or the source lies. Ask the module's owner.",
    { integrity: true },
  ),
  "database-misbehaviour": row(
    "security",
    "the checksum database contradicts itself or its signature is wrong",
    "Stop: look for TLS inspection or a portal in front of the database; if there is none, report the proof to its operators.",
    { integrity: true },
  ),
  "database-unreachable": row(
    "network",
    "the checksum database could not be asked",
    "Commit the missing go.sum lines (go mod tidy where the database can be reached), or allow `fallback: quarantine`.",
    { retryable: true },
  ),
  "database-unknown-module": row(
    "configuration",
    "the checksum database does not know this version",
    "If the module is private, set GOPRIVATE (or GONOSUMDB) for its path; if it is brand-new, wait a few minutes.",
  ),
  "database-configuration": row(
    "configuration",
    "GOSUMDB is not valid",
    "Check GOSUMDB: a name, a verifier key, or either with a URL.",
  ),
  "go-sum-missing": row(
    "project",
    "go.sum has no line for it",
    "Run `go mod tidy` (or `go mod download PATH@VERSION`) and commit go.sum.",
  ),
  "go-sum-malformed": row("project", "go.sum cannot be read", "Mend the line named, or restore go.sum."),
  "vcs-no-credentials": row(
    "credentials",
    "git has no credentials for this host, or only refused ones",
    "Give git credentials on this machine (netrc, credential helper, url.insteadOf with a token, or an ssh key).",
  ),
  "vcs-wrong-credentials": row(
    "credentials",
    "the git server refuses the credentials",
    "Check the token: expired, wrong scope, or for another host.",
  ),
  "vcs-forbidden": row(
    "credentials",
    "the git server forbids access (403)",
    "Give the token or user access to this repository (single sign-on may need to be authorised).",
  ),
  "vcs-not-found": row(
    "credentials",
    "the git server has no such repository, or hides it from this user",
    "Check the path; a private repository looks the same to someone without access.",
  ),
  "vcs-hidden": row(
    "unknown",
    "Go could not reach the repository and does not say why",
    "Run `git ls-remote` on the repository by hand: git says why.",
  ),
  "vcs-disallowed": row(
    "configuration",
    "GOVCS does not allow this version control system",
    "Change GOVCS, or GOPRIVATE, which decides which of its rules applies.",
  ),
  "vcs-failed": row("source", "git failed", "Read git's words; run the same git command by hand.", {
    retryable: true,
    nextSource: true,
  }),
  "ssh-key-refused": row(
    "credentials",
    "the ssh server refuses the key",
    "Load the right key into ssh-agent, and add it to the account or as a deploy key.",
  ),
  "ssh-unknown-host": row(
    "configuration",
    "the ssh host key is unknown",
    "Put the host's published key into known_hosts; do not switch host key checking off.",
  ),
  "ssh-host-changed": row(
    "security",
    "the ssh host key has changed",
    "Stop: compare with the host's published fingerprint before touching known_hosts.",
    { integrity: true },
  ),
  "git-missing": row("machine", "git is not installed", "Install git: fetching without a proxy needs it."),
  "unknown-revision": row(
    "project",
    "the repository has no such version",
    "The tag or commit was removed, never pushed, or is not reachable from a branch or tag; a login page in front of the repository can look the same.",
    { absent: true },
  ),
  "import-path-unresolved": row(
    "source",
    "the module path does not lead to a repository",
    "Check the go-import meta tag of that page; a login page in front of it looks the same.",
  ),
  "invalid-version": row(
    "project",
    "the version does not fit the module",
    "Ask for a version that exists: `go list -m -versions PATH`.",
  ),
  "path-mismatch": row(
    "project",
    "the module calls itself by another path",
    "Require it by the path that its go.mod declares, or use a replace.",
  ),
  "go-mod-malformed": row(
    "project",
    "go.mod cannot be read by this Go",
    "Mend the line named, or use a newer Go.",
  ),
  "go-mod-stale": row("project", "go.mod needs updates", "Run `go mod tidy` and commit the result."),
  "requirement-missing": row(
    "project",
    "no required module provides an imported package",
    "Run `go mod tidy` and commit the result.",
  ),
  "replacement-missing": row(
    "project",
    "the directory that a replace names does not exist",
    "Check out what the replace points at, or remove the replace.",
  ),
  "vendor-inconsistent": row(
    "project",
    "vendor/modules.txt does not fit go.mod",
    "Run `go mod vendor` (or `go work vendor`) and commit the result.",
  ),
  "workspace-broken": row("project", "go.work cannot be loaded", "Mend go.work as Go's words say."),
  "go-too-old": row(
    "configuration",
    "this Go is older than the project asks for",
    "Install the Go version named, or allow GOTOOLCHAIN=auto.",
  ),
  "toolchain-unavailable": row(
    "configuration",
    "the Go toolchain could not be had",
    "Check the toolchain line, GOTOOLCHAIN and whether the proxy serves golang.org/toolchain.",
  ),
  "flags-conflict": row(
    "configuration",
    "Go's flags contradict each other",
    "Check GOFLAGS and the -mod flag.",
  ),
  "no-module": row("configuration", "there is no module here", "Run in a directory with a go.mod."),
  "proxy-off": row(
    "configuration",
    "GOPROXY=off forbids asking for it",
    "Warm the cache where the network may be used, or change GOPROXY.",
  ),
  "proxy-configuration": row(
    "configuration",
    "GOPROXY is not valid",
    "Check GOPROXY: entries are https, http or file URLs, `direct` or `off`, separated by `,` or `|`.",
  ),
  "not-routed": row(
    "configuration",
    "no source of the chain may be asked for it",
    "GOPROXY and GONOPROXY leave no road: check both.",
  ),
  "disk-full": row("machine", "the disk is full", "Free space, or move GOMODCACHE to a larger disk."),
  "cache-read-only": row(
    "machine",
    "the module cache cannot be written",
    "Check owner and mode of GOMODCACHE.",
  ),
  "cache-corrupt": row(
    "machine",
    "an entry of the module cache is damaged",
    "`gomod-preflight warm` removes and fetches it again; `go clean -modcache` removes all.",
  ),
  "cache-location": row(
    "configuration",
    "GOMODCACHE cannot be used",
    "Set GOMODCACHE to the absolute path of a directory.",
  ),
  "go-missing": row("machine", "the go command was not found", "Install Go, or put it into PATH."),
  deadline: row(
    "source",
    "the command did not end in time and was stopped",
    "Go and git have no time limits of their own: look at the source that was asked last, or raise sources.totalTimeoutMs.",
    { retryable: true, nextSource: true },
  ),
  cancelled: row("machine", "the run was stopped", "Start it again."),
  unclassified: row("unknown", "a failure this tool does not know", "Read the words above as they stand."),
};
