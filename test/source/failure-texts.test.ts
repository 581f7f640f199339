import { describe, expect, it } from "vitest";
import { type FailureClass, factsOf, failureOf } from "../../src/source/failure.ts";
import { classFacts } from "../../src/source/failure-classes.ts";
import { classifyGitText, classifyGoText, goFailure } from "../../src/source/failure-texts.ts";

const at = "http://127.0.0.1:7010/x/github.com/spf13/cobra/@v/v0.1.1";
const zipMismatch = `verifying github.com/spf13/cobra@v0.1.1: checksum mismatch
	downloaded: h1:9ZUhBhsb0KvYSlu0pfZzRiHb38A+S6SAVdYDi0q8Ll0=
	go.sum:     h1:zb1GSbqK8ZZlL2Y/NqJd2hxbQkRMTpQKOq26qFmQJLw=

SECURITY ERROR
This download does NOT match an earlier download recorded in go.sum.
The bits may have been replaced on the origin server, or an attacker may
have intercepted the download attempt.`;
const databaseMismatch = `corp.example/a@v1.0.1: verifying module: checksum mismatch
	downloaded: h1:vsrydOZDnInzGP/Bsu7gpSiy3mNIoqqzxfMkTe+Y97E=
	sum.example.test: h1:/eoUQO7QlgT+9uVp0jHAMwqOnIVWGq9pHXXG4onsRrA=

SECURITY ERROR
This download does NOT match the one reported by the checksum server.`;
const vcs = (words: string) =>
  `git.example.test/v@v1.0.0: reading git.example.test/v/go.mod at revision v1.0.0: git ls-remote -q --end-of-options https://git.example.test/v.git in W/vcs/HASH: exit status 128:\n\t${words}`;

/** Texts that real go commands printed (1.24.4 and 1.26.8) under faults. */
const goTexts: readonly (readonly [FailureClass, string])[] = [
  ["forbidden", `go: github.com/spf13/cobra@v0.1.1: reading ${at}.info: 403 Forbidden`],
  ["forbidden", `reading ${at}.info: 403 Forbidden\n\tserver response: module blocked by curation policy`],
  ["unauthorized", `go: github.com/spf13/cobra@v0.1.1: reading ${at}.info: 401 Unauthorized`],
  ["rate-limited", `reading ${at}.info: 429 Too Many Requests\n\tserver response: Too Many Requests`],
  ["server-error", `reading ${at}.info: 500 Internal Server Error\n\tserver response: Internal Server Error`],
  ["server-error", `reading ${at}.info: 502 Bad Gateway`],
  [
    "server-error",
    `reading ${at}.info: 503 Service Unavailable\n\tserver response: upstream connect error or disconnect/reset before headers`,
  ],
  ["server-error", `reading ${at}.info: 504 Gateway Timeout`],
  [
    "not-found",
    `reading ${at}.info: 404 Not Found\n\tserver response: not found: x: invalid version: git ls-remote: terminal prompts disabled`,
  ],
  ["gone", `reading ${at}.info: 410 Gone`],
  ["not-found", "reading file:///p/github.com/spf13/cobra/@v/v1.99.0.mod: no such file or directory"],
  ["hash-mismatch", zipMismatch],
  ["database-mismatch", databaseMismatch],
  ["bad-zip", "go: zip: not a valid zip file"],
  ["cut-body", `go: github.com/spf13/cobra@v0.1.1: read "${at}.zip": unexpected EOF`],
  ["reset", `Get "${at}.info": read tcp 127.0.0.1:59096->127.0.0.1:7010: read: connection reset by peer`],
  [
    "reset",
    `read "https://proxy.example.test/x.zip": stream error: stream ID 5; INTERNAL_ERROR; received from peer`,
  ],
  ["closed-early", `go: github.com/spf13/cobra@v0.1.1: Get "${at}.info": EOF`],
  ["wrong-version", "proxy returned info for version v9.9.9 instead of requested version"],
  ["redirect-loop", 'Get "/loop/x.info": stopped after 10 redirects'],
  [
    "tls-unknown-ca",
    `Get "https://localhost:7011/x.info": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
  ],
  [
    "tls-expired",
    "tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-21T04:28:05Z is after 2025-02-01T00:00:00Z",
  ],
  [
    "tls-wrong-name",
    "tls: failed to verify certificate: x509: certificate is valid for git.example.test, not other.test",
  ],
  ["tls-plain-http", `Get "https://127.0.0.1:7010/x.info": http: server gave HTTP response to HTTPS client`],
  ["refused", `Get "http://127.0.0.1:7999/x.info": dial tcp 127.0.0.1:7999: connect: connection refused`],
  [
    "dns",
    `Get "https://no-such-host.invalid/x.info": dial tcp: lookup no-such-host.invalid on 10.0.0.1:53: no such host`,
  ],
  ["connect-timeout", `Get "https://h/x.info": dial tcp 10.1.1.1:443: i/o timeout`],
  ["connect-timeout", `Get "https://h/x.info": net/http: TLS handshake timeout`],
  ["proxy-off", "go: module lookup disabled by GOPROXY=off"],
  ["not-a-module", "invalid character '<' looking for beginning of value"],
  ["proxy-configuration", "go: invalid proxy URL missing scheme: proxy"],
  [
    "database-unreachable",
    "go: github.com/spf13/cobra@v0.1.1: verifying go.mod: github.com/spf13/cobra@v0.1.1/go.mod: reading http://127.0.0.1:7010/sum500/sumdb/sum.golang.org/supported: 500 Internal Server Error\n\tserver response: sumdb backend error",
  ],
  [
    "database-unreachable",
    'verifying go.mod: github.com/spf13/cobra@v0.1.1/go.mod: Get "https://sum.golang.org/lookup/github.com/spf13/cobra@v0.1.1": dial tcp: lookup sum.golang.org on 10.0.0.1:53: no such host',
  ],
  [
    "database-unknown-module",
    "verifying module: corp.example/a@v1.0.0: reading https://sum.golang.org/lookup/corp.example/a@v1.0.0: 404 Not Found\n\tserver response: not found: corp.example/a@v1.0.0",
  ],
  [
    "database-unknown-module",
    "verifying go.mod: corp.example/a@v1.0.0/go.mod: reading http://p/sumdb/sum.golang.org/lookup/corp.example/a@v1.0.0: 410 Gone",
  ],
  [
    "database-configuration",
    "go: corp.example/a@v1.0.0: verifying go.mod: invalid GOSUMDB: invalid verifier hash",
  ],
  ["database-misbehaviour", "SECURITY ERROR\ngo.sum database server misbehavior detected!\n\nold database:"],
  ["database-misbehaviour", "verifying module: x@v1: reading tree note: note has no verifiable signatures"],
  [
    "database-misbehaviour",
    "verifying module: x@v1: initializing sumdb.Client: checking tree#7 against tree#9: downloaded inconsistent tile",
  ],
  [
    "database-unreachable",
    "verifying module: x@v1: initializing sumdb.Client: checking tree#66398721: reading http://127.0.0.1:1/tile/8/3/000.p/3: 502 Bad Gateway",
  ],
  [
    "database-unreachable",
    'verifying module: x@v1: initializing sumdb.Client: checking tree#7 against tree#9: Get "http://127.0.0.1:1/tile/8/0/000": dial tcp 127.0.0.1:1: connect: connection refused',
  ],
  [
    "go-sum-missing",
    "go: rsc.io/quote@v1.5.2: missing go.sum entry for go.mod file; to add it:\n\tgo mod download rsc.io/quote",
  ],
  ["go-sum-malformed", "malformed go.sum:\ngo.sum:3: wrong number of fields 2"],
  [
    "vcs-no-credentials",
    vcs("fatal: could not read Username for 'https://git.example.test': terminal prompts disabled"),
  ],
  [
    "vcs-forbidden",
    vcs("fatal: unable to access 'https://git.example.test/v.git/': The requested URL returned error: 403"),
  ],
  ["vcs-not-found", vcs("fatal: repository 'https://git.example.test/v.git/' not found")],
  [
    "ssh-key-refused",
    vcs("git@127.0.0.1: Permission denied (publickey).\n\tfatal: Could not read from remote repository."),
  ],
  [
    "ssh-host-changed",
    vcs("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\n\tHost key verification failed."),
  ],
  [
    "dns",
    "github.com/spf13/cobra@v0.1.1: invalid version: git ls-remote -q origin in D: exit status 128:\n\tfatal: unable to access 'https://github.com/spf13/cobra/': Could not resolve host: github.com",
  ],
  ...(
    [
      ["dns", "h.test", "dial tcp: lookup h.test: no such host"],
      ["refused", "h.test", "dial tcp 127.0.0.1:443: connect: connection refused"],
      ["redirect-blocked", "login.test", "dial tcp: lookup login.test: no such host"],
      ["redirect-blocked", "h.test.evil", "dial tcp 127.0.0.1:443: connect: connection refused"],
      ["unreachable", "h.test", "Forbidden"],
    ] as const
  ).map(([name, host, words]): readonly [FailureClass, string] => [
    name,
    `go: h.test/v@v1.0.0: unrecognized import path "h.test/v": https fetch: Get "https://${host}/v?go-get=1": ${words}`,
  ]),
  ["vcs-failed", vcs("fatal: something git never said before")],
  ["vcs-hidden", "go: git.example.test/team/lib.git@v1.0.0: no secure protocol found for repository"],
  [
    "vcs-disallowed",
    "GOVCS disallows using git for private git.example.test/team/lib.git; see 'go help vcs'",
  ],
  [
    "unknown-revision",
    "git.example.test/vanity@v0.9.9: reading git.example.test/vanity/go.mod at revision v0.9.9: unknown revision v0.9.9",
  ],
  [
    "import-path-unresolved",
    'unrecognized import path "git.example.test/nometa": parse https://git.example.test/nometa?go-get=1: no go-import meta tags ()',
  ],
  [
    "unauthorized",
    'unrecognized import path "git.example.test/o": reading https://git.example.test/o?go-get=1: 401 Unauthorized',
  ],
  ["invalid-version", "x.test/m@v2.0.0: invalid version: should be v0 or v1, not v2"],
  [
    "invalid-version",
    "x.test/m@v0.0.0-2-a: invalid pseudo-version: does not match version-control timestamp (expected 20220405063000)",
  ],
  [
    "path-mismatch",
    "go: x.test/a@v1.0.0: parsing go.mod:\n\tmodule declares its path as: x.test/b\n\t        but was required as: x.test/a",
  ],
  ["git-missing", 'exec: "git": executable file not found in $PATH'],
  ["disk-full", 'read "file:/p/v1.zip": write /m/v1.zip123.tmp: no space left on device'],
  ["cache-corrupt", "rsc.io/quote v1.5.2: dir has been modified (/m/rsc.io/quote@v1.5.2)"],
  ["cache-read-only", "mkdir /m/cache: read-only file system"],
  [
    "vendor-inconsistent",
    "go: inconsistent vendoring in /w:\n\tx.test/a@v1.0.0: is explicitly required in go.mod",
  ],
  [
    "replacement-missing",
    "x.test/a@v1.0.0 (replaced by ../a): reading ../a/go.mod: open ../a/go.mod: no such file or directory",
  ],
  ["go-too-old", "go: go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)"],
  ["toolchain-unavailable", "go: download go1.99 for linux/amd64: toolchain not available"],
  [
    "workspace-broken",
    "go: cannot load module ../x listed in go.work file: open ../x/go.mod: no such file or directory",
  ],
  ["go-mod-stale", "go: updates to go.mod needed; to update it:\n\tgo mod tidy"],
  [
    "requirement-missing",
    "main.go:3:8: no required module provides package x.test/a; to add it:\n\tgo get x.test/a",
  ],
  ["go-mod-malformed", "go: errors parsing go.mod:\ngo.mod:5: unknown directive: tol"],
  [
    "no-module",
    "go: go.mod file not found in current directory or any parent directory; see 'go help modules'",
  ],
  ["unclassified", "go: the moon is in the wrong place"],
];

/** What git and ssh print themselves (`examples/git`), GnuTLS and OpenSSL builds. */
const gitTexts: readonly (readonly [FailureClass, string])[] = [
  ["vcs-wrong-credentials", "fatal: Authentication failed for 'https://127.0.0.1:1/team/lib.git/'"],
  [
    "vcs-no-credentials",
    "fatal: could not read Password for 'https://u@127.0.0.1:1': terminal prompts disabled",
  ],
  ["unreachable", "fatal: unable to access 'https://h.test/v.git/': CONNECT tunnel failed, response 403"],
  [
    "unreachable",
    "fatal: unable to access 'https://h.test/v.git/': Received HTTP code 503 from proxy after CONNECT",
  ],
  [
    "proxy-authentication",
    "fatal: unable to access 'https://h.test/v.git/': CONNECT tunnel failed, response 407",
  ],
  ["dns", "fatal: unable to access 'https://h.test/v.git/': Could not resolve proxy: proxy.test"],
  ["not-a-module", "fatal: https://h.test/v.git/info/refs not valid: is this a git repository?"],
  [
    "stall",
    "error: RPC failed; curl 28 Operation too slow. Less than 1 bytes/sec transferred the last 1 seconds\nfatal: early EOF",
  ],
  ["reset", "fatal: unable to access 'https://h.test/v.git/': Recv failure: Connection reset by peer"],
  [
    "reset",
    "error: RPC failed; curl 56 GnuTLS recv error (-54): Error in the pull function.\nfatal: early EOF",
  ],
  ["closed-early", "fatal: unable to access 'https://h.test/v.git/': Empty reply from server"],
  ["cut-body", "error: RPC failed; curl 18 transfer closed with outstanding read data remaining"],
  ["tls-plain-http", "gnutls_handshake() failed: An unexpected TLS packet was received."],
  [
    "tls-plain-http",
    "fatal: unable to access 'https://h.test/v.git/': error:0A00010B:SSL routines::wrong version number",
  ],
  ["tls-failed", "gnutls_handshake() failed: A TLS fatal alert has been received."],
  ["tls-unknown-ca", "server certificate verification failed. CAfile: none CRLfile: none"],
  ["tls-unknown-ca", "SSL certificate problem: unable to get local issuer certificate"],
  ["tls-expired", "SSL certificate problem: certificate has expired"],
  [
    "tls-wrong-name",
    "SSL: certificate subject name (git.example.test) does not match target host name 'other.test'",
  ],
  ["refused", "Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server"],
  ["dns", "fatal: unable to access 'https://n/': Could not resolve host: n"],
  ["ssh-unknown-host", "Host key verification failed.\nfatal: Could not read from remote repository."],
  ["vcs-not-found", "fatal: '/r/nope.git' does not appear to be a git repository"],
  ["rate-limited", "error: RPC failed; HTTP 429 curl 22 The requested URL returned error: 429"],
];

describe("failure texts", () => {
  it.each(goTexts)("go: %s ← %s", (expected, text) => {
    expect(classifyGoText(text)).toBe(expected);
  });

  it.each(gitTexts)("git: %s ← %s", (expected, text) => {
    expect(classifyGitText(text)).toBe(expected);
  });

  it("shows an unknown text whole", () => {
    const text = "go: first line\n\tsecond line";
    expect(goFailure("x.test/m@v1.0.0", text)).toMatchObject({ class: "unclassified" });
    expect(goFailure("x.test/m@v1.0.0", text).message).toContain(text);
  });
});

describe("failure classes", () => {
  it("retries transport, 429 and 5xx and nothing that accuses", () => {
    const refused: FailureClass[] = [
      "unauthorized",
      "forbidden",
      "hash-mismatch",
      "database-mismatch",
      "not-found",
    ];
    expect(refused.filter((name) => factsOf(name).retryable)).toEqual([]);
    expect(
      (["reset", "rate-limited", "server-error", "stall"] as const).every((name) => factsOf(name).retryable),
    ).toBe(true);
  });

  it("never lets an integrity failure or a refusal pass for a reason to go on beyond Go's rule", () => {
    const names = Object.keys(classFacts) as FailureClass[];
    const wrong = names.filter(
      (name) =>
        (factsOf(name).integrity || factsOf(name).fault === "credentials") && factsOf(name).nextSource,
    );
    expect(wrong).toEqual([]);
  });

  it("says what happened and what to do", () => {
    const failure = failureOf("forbidden", "x.test/m@v1.0.0", "blocked by policy");
    expect(failure.message).toMatch(/^x\.test\/m@v1\.0\.0: .*403.*: blocked by policy$/);
    expect(failure.nextStep).not.toBe("");
  });
});
