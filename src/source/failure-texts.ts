import { type FailureClass, failureOf } from "./failure.ts";
import type { Failure } from "./types.ts";

type Rule = readonly [FailureClass, RegExp];

/** Order matters: a hash mismatch may quote a URL, a database failure a transport error. Fragments: facts/go.md §1. */
const integrityRules: readonly Rule[] = [
  ["database-misbehaviour", /go\.sum database server misbehavior detected/],
  [
    "database-misbehaviour",
    /note has no verifiable signatures|cannot validate record \d+ in tree|cannot authenticate record data|checking tree#\d+[^\n]*inconsistent tile|reading tree( note)?: /,
  ],
  [
    "database-mismatch",
    /checksum missing from sumdb response|NOT match (the )?one reported by the checksum server/,
  ],
  ["hash-mismatch", /NOT match an earlier download recorded in go\.sum/],
  ["hash-mismatch", /checksum mismatch/],
  [
    "database-configuration",
    /invalid GOSUMDB|missing GOSUMDB|invalid sumdb name|checksum database disabled by GOSUMDB=off|could not locate sumdb file/,
  ],
  ["database-unknown-module", /verifying [\s\S]*\/lookup\/\S+: (404 Not Found|410 Gone)/],
  [
    "database-unreachable",
    /verifying (module|go\.mod)?[\s\S]*(\/lookup\/|\/supported|\/tile\/|\/latest|initializing sumdb)/,
  ],
  ["go-sum-malformed", /malformed go\.sum|wrong number of fields/],
  ["go-sum-missing", /missing go\.sum entry|updates to go\.sum needed|updating go\.sum/],
];

const machineRules: readonly Rule[] = [
  ["disk-full", /no space left on device|disk quota exceeded/i],
  [
    "cache-read-only",
    /read-only file system|(mkdir|open|rename|chmod|unlinkat|remove) [^\n]*: permission denied/,
  ],
  [
    "cache-corrupt",
    /(dir|zip) has been modified|missing ziphash|unexpected ziphash|unzip [^\n]*: zip: not a valid zip|exists with wrong content/,
  ],
  [
    "cache-location",
    /GOMODCACHE entry is relative|module cache not found|could not create module cache|neither GOPATH nor GOMODCACHE/,
  ],
  ["git-missing", /exec: "git": executable file not found|unable to resolve git version/],
];

const localRules: readonly Rule[] = [
  ["vendor-inconsistent", /inconsistent vendoring|using the vendor directory|in the vendor directory/],
  [
    "replacement-missing",
    /replacement directory [^\n]* does not exist|\(replaced by [^)]*\): reading [^\n]*no such file or directory/,
  ],
  ["path-mismatch", /module declares its path as/],
  ["go-too-old", /requires go >= /],
  [
    "toolchain-unavailable",
    /toolchain not available|invalid (GO)?toolchain|download go\d[^\n]*: |cannot find "go\d[^"]*" in PATH|too many toolchain switches/i,
  ],
  [
    "workspace-broken",
    /listed in go\.work file|loading go\.work|in (the current )?workspace|conflicting replacements for|invalid GOWORK|reading go\.work|errors parsing go\.work|replaced at all versions in the go\.work/,
  ],
  [
    "flags-conflict",
    /-mod may only be set|-mod=\S+ not supported|parsing \$GOFLAGS|-modfile[= ]|unknown GOEXPERIMENT|GOEXPERIMENT \S+ requires/,
  ],
  [
    "no-module",
    /go\.mod file not found|cannot find main module|modules disabled by GO111MODULE|no modules specified/,
  ],
  ["go-mod-stale", /updates to go\.mod needed|updating go\.mod: /],
  [
    "requirement-missing",
    /no required module provides package|cannot find module providing package|replaced but not required|implicitly required module|ambiguous import: found package/,
  ],
  [
    "go-mod-malformed",
    /errors parsing go\.mod|error loading go\.mod|invalid go version|unknown (\/\/go:debug|godebug)|repeated go statement|parsing go\.mod: missing module line/,
  ],
];

const versionRules: readonly Rule[] = [
  ["invalid-version", /invalid pseudo-version: /],
  ["unknown-revision", /unknown revision|ambiguous revision|no matching versions for query|: no commits/],
];

/** git's and ssh's own words, as facts/tests.md §6 saw them; OpenSSL and GnuTLS word the same fault differently. */
const gitRules: readonly Rule[] = [
  ["ssh-host-changed", /REMOTE HOST IDENTIFICATION HAS CHANGED/],
  ["ssh-unknown-host", /Host key verification failed/],
  ["ssh-key-refused", /Permission denied \([^)]*publickey/],
  ["vcs-no-credentials", /could not read (Username|Password) for|terminal prompts disabled/],
  ["vcs-wrong-credentials", /Authentication failed for/],
  ["vcs-forbidden", /requested URL returned error: 403/],
  ["rate-limited", /(returned error:|HTTP) 429|rate-limited due to too many requests/],
  ["server-error", /(returned error:|HTTP) 5\d\d/],
  ["proxy-authentication", /response 407|returned error: 407/],
  ["unreachable", /CONNECT tunnel failed, response|Received HTTP code \d+ from proxy after CONNECT/],
  ["not-a-module", /info\/refs not valid: is this a git repository/],
  [
    "vcs-not-found",
    /repository '[^']*' not found|Repository not found|does not appear to be a git repository/i,
  ],
  ["tls-expired", /certificate has expired|certificate is not yet valid/],
  [
    "tls-wrong-name",
    /certificate subject name .* does not match|no alternative certificate subject name matches|SSL: no alternative/,
  ],
  [
    "tls-unknown-ca",
    /server certificate verification failed|unable to get local issuer|self.signed certificate|Problem with the SSL CA cert/,
  ],
  [
    "tls-plain-http",
    /unexpected TLS packet was received|SSL routines:[^\n]*(wrong version number|packet length too long)/,
  ],
  ["stall", /Operation too slow/],
  ["dns", /Could not resolve (host|hostname|proxy)/i],
  ["connect-timeout", /Connection timed out|Operation timed out|Failed to connect to [^\n]*: Timeout/i],
  ["refused", /Connection refused|Couldn't connect to server|Failed to connect to/],
  ["closed-early", /Empty reply from server/],
  [
    "reset",
    /Connection (was )?reset|HTTP\/2 stream \d+ was not closed cleanly|GnuTLS recv error|SSL_ERROR_SYSCALL|Recv failure|Send failure/i,
  ],
  [
    "cut-body",
    /early EOF|remote end hung up unexpectedly|index-pack failed|transfer closed with|disconnect while reading sideband/,
  ],
  ["tls-failed", /gnutls_handshake\(\) failed|SSL_connect|TLS connect error|SSL routines:/],
  ["vcs-hidden", /no (secure )?protocol found for repository/],
  ["vcs-disallowed", /GOVCS disallows|in GOVCS|malformed entry in GOVCS/],
  [
    "import-path-unresolved",
    /unrecognized import path [^\n]*(no go-import|import path does not begin|: reading [^\n]*go-get=1: 404)|no go-import meta tag|multiple meta tags match|disagree about go-import|unknown vcs "|invalid repo root|must not be local directory|insecure (scheme|URL)|redirected from secure URL/,
  ],
];

const transportRules: readonly Rule[] = [
  // The page of a module path is asked at the path's own host: another host was redirected to.
  [
    "redirect-blocked",
    /unrecognized import path "([^/"]+)(?:\/[^"]*)?": https fetch: Get "https?:\/\/(?!\1[/:?])[^"]*": (dial tcp|EOF)/,
  ],
  [
    "unreachable",
    /https fetch: Get "[^"]*": (Forbidden|Bad Gateway|Service Unavailable|Gateway Timeout)\s*$/,
  ],
  ["redirect-loop", /stopped after \d+ redirects/],
  ["dns", /no such host|server misbehaving|Temporary failure in name resolution/],
  ["refused", /connect: connection refused/],
  ["unreachable", /network is unreachable|no route to host/],
  ["connect-timeout", /dial tcp[^\n]*: i\/o timeout|TLS handshake timeout|connect: connection timed out/],
  ["tls-expired", /certificate has expired or is not yet valid/],
  ["tls-wrong-name", /x509: (certificate is (not )?valid for|cannot validate certificate for)/],
  ["tls-unknown-ca", /certificate signed by unknown authority|x509: certificate is not trusted/],
  [
    "tls-plain-http",
    /server gave HTTP response to HTTPS client|first record does not look like a TLS handshake/,
  ],
  ["tls-failed", /tls: |x509: /],
  ["reset", /connection reset by peer|stream error: stream ID|broken pipe|INTERNAL_ERROR/],
  ["cut-body", /unexpected EOF/],
  ["no-answer", /awaiting headers|context deadline exceeded|i\/o timeout/],
  ["closed-early", /: EOF\b/],
];

const answerRules: readonly Rule[] = [
  ["unauthorized", /: 401 Unauthorized|refusing to pass credentials/],
  ["forbidden", /: 403 Forbidden/],
  ["proxy-authentication", /407 Proxy Authentication|Proxy Authentication Required/i],
  ["rate-limited", /: 429 Too Many Requests/],
  ["server-error", /: 5\d\d [A-Z]/],
  ["gone", /: 410 Gone/],
  ["not-found", /: 404 Not Found|@v\/[^\n]*: no such file or directory/],
  ["unexpected-status", /reading \S+: [1-4]\d\d /],
  ["wrong-version", /proxy returned info for version/],
  ["bad-zip", /not a valid zip file|has unexpected file/],
  ["too-large", /downloaded zip file too large|too large/],
  ["not-a-module", /invalid response from proxy|invalid character '.' looking for beginning of value/],
  ["proxy-off", /module lookup disabled by GOPROXY=off|network disabled by cmdgonetlimit/],
  [
    "proxy-configuration",
    /GOPROXY list is not the empty string|invalid proxy URL|invalid file:\/\/ proxy URL/,
  ],
  [
    "not-routed",
    /disabled by GOPRIVATE\/GONOPROXY|does not match GOPRIVATE|module lookup disabled by -mod=vendor/,
  ],
];

/** After everything above: `invalid version:` also prefixes transport faults of git (facts/go.md §1.4). */
const lastRules: readonly Rule[] = [
  ["vcs-failed", /(git|hg|svn|bzr|fossil) [^\n]*: exit status \d+/],
  ["import-path-unresolved", /unrecognized import path/],
  ["invalid-version", /invalid version: /],
];

const goRules: readonly Rule[] = [
  ...integrityRules,
  ...machineRules,
  ...localRules,
  ...versionRules,
  ...gitRules,
  ...transportRules,
  ...answerRules,
  ...lastRules,
];

const firstOf = (rules: readonly Rule[], text: string): FailureClass | undefined =>
  rules.find(([, pattern]) => pattern.test(text))?.[0];

/**
 * Class of a text of the go command (an `Error` of its JSON, or stderr). What the remote wrote ("server response") is
 * looked at only when Go's own words say nothing.
 */
export function classifyGoText(text: string): FailureClass {
  const own = text.split(/\n?\s*server response:/)[0] ?? text;
  return firstOf(goRules, own) ?? firstOf(goRules, text) ?? "unclassified";
}

/** Class of what `git ls-remote`, `git fetch` or ssh printed. */
export function classifyGitText(text: string): FailureClass {
  return firstOf([...gitRules, ...versionRules, ...machineRules], text) ?? "unclassified";
}

/** A Go error text as a failure of `subject`; the text itself (masked by the caller) is kept whole. */
export function goFailure(subject: string, text: string): Failure {
  return failureOf(classifyGoText(text), subject, text);
}
