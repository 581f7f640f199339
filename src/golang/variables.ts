import { distance } from "fastest-levenshtein";
import type { Phase } from "../core/fact.ts";

/** Who reads a variable: the go command, every Go program's runtime, or both. */
type Reader = "go" | "program" | "both";

export interface GoVariable {
  readonly phase: Phase;
  readonly reader: Reader;
}

const go = (phase: Phase, ...names: string[]): [string, GoVariable][] =>
  names.map((name) => [name, { phase, reader: "go" }]);
const program = (...names: string[]): [string, GoVariable][] =>
  names.map((name) => [name, { phase: "run", reader: "program" }]);

/**
 * Variables that Go 1.21 … 1.27 reads: `go env` (cmd/go/internal/envcmd), `go help environment`, and the runtime's
 * (runtime/extern.go).
 */
export const goVariables: ReadonlyMap<string, GoVariable> = new Map<string, GoVariable>([
  ...go(
    "resolve",
    "GOPROXY",
    "GOPRIVATE",
    "GONOPROXY",
    "GONOSUMDB",
    "GOSUMDB",
    "GOINSECURE",
    "GOVCS",
    "GOAUTH",
  ),
  ...go("resolve", "GOMODCACHE", "GOWORK", "GOTOOLCHAIN", "GO111MODULE"),
  ...go(
    "build",
    "GOFLAGS",
    "GOEXPERIMENT",
    "GOFIPS140",
    "GOROOT",
    "GOPATH",
    "GOBIN",
    "GOCACHE",
    "GOCACHEPROG",
  ),
  ...go("build", "GOOS", "GOARCH", "GOARM", "GOARM64", "GOAMD64", "GO386", "GOMIPS", "GOMIPS64", "GOPPC64"),
  ...go("build", "GORISCV64", "GOWASM", "GOTMPDIR", "GOENV", "GOTOOLDIR", "GOHOSTOS", "GOHOSTARCH", "GOMOD"),
  ...go(
    "build",
    "GOTELEMETRY",
    "GOTELEMETRYDIR",
    "GOPACKAGESDRIVER",
    "GOGCCFLAGS",
    "GOVERSION",
    "GOEXE",
    "GCCGO",
  ),
  ...go("build", "GOTOOLCHAIN_INTERNAL_SWITCH_COUNT", "GO_EXTLINK_ENABLED", "GCCGOTOOLDIR"),
  ...go("build", "CGO_ENABLED", "CGO_CFLAGS", "CGO_CPPFLAGS", "CGO_CXXFLAGS", "CGO_FFLAGS", "CGO_LDFLAGS"),
  ...go("build", "CGO_CFLAGS_ALLOW", "CGO_CFLAGS_DISALLOW", "CGO_CPPFLAGS_ALLOW", "CGO_CPPFLAGS_DISALLOW"),
  ...go("build", "CGO_CXXFLAGS_ALLOW", "CGO_CXXFLAGS_DISALLOW", "CGO_FFLAGS_ALLOW", "CGO_FFLAGS_DISALLOW"),
  ...go("build", "CGO_LDFLAGS_ALLOW", "CGO_LDFLAGS_DISALLOW", "GO_LDSO", "GO_GCFLAGS", "GO_LDFLAGS"),
  ...program("GOGC", "GOMEMLIMIT", "GOMAXPROCS", "GOTRACEBACK", "GORACE", "GOCOVERDIR"),
  ["GODEBUG", { phase: "run", reader: "both" }],
]);

/** Variables of git, TLS and ssh that decide whether module bytes can be trusted. */
const transportVariables: ReadonlySet<string> = new Set([
  "GIT_SSL_NO_VERIFY",
  "GIT_SSH_COMMAND",
  "GIT_SSL_CAINFO",
  "GIT_TERMINAL_PROMPT",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
]);

/** Names under which files commonly keep a Go version. */
export const versionVariables: ReadonlySet<string> = new Set([
  "GO_VERSION",
  "GOLANG_VERSION",
  "GOLANG_VER",
  "GO_VER",
  "GOVERSION",
  "GO_IMAGE_VERSION",
  "GOLANG_IMAGE_VERSION",
]);

/** Variables that Go once read, or that people believe it reads, and what to do instead. */
export const deadVariables: ReadonlyMap<string, string> = new Map([
  ["GONOSUMCHECK", "Go never had it: GONOSUMDB names modules that skip the checksum database"],
  ["GONOSUM", "Go never had it: GONOSUMDB names modules that skip the checksum database"],
  ["GOSUMCHECK", "Go never had it: GOSUMDB names the checksum database"],
  ["GO15VENDOREXPERIMENT", "Go 1.7 removed it: vendor directories follow the go line and -mod=vendor"],
  ["GOROOT_FINAL", "Go 1.23 removed it: build with -trimpath instead"],
  ["GOGCTRACE", "Go 1.2 removed it: GODEBUG=gctrace=1 prints the collector's trace"],
  ["GO_DISABLE_ENV", "Go never had it: GOENV=off ignores the env file"],
  ["GOPROXY_URL", "Go never had it: GOPROXY names module proxies"],
  ["GOSCHEDTRACE", "Go never had it: GODEBUG=schedtrace=1000 prints the scheduler's state"],
  ["GOVENDOREXPERIMENT", "Go never had it: vendor directories follow the go line and -mod=vendor"],
]);

/** Is a variable worth a fact: Go's own, transport, a Go version, or a name somebody took for one of Go's. */
export function isRelevantName(name: string): boolean {
  return (
    goVariables.has(name) ||
    transportVariables.has(name) ||
    versionVariables.has(name) ||
    deadVariables.has(name) ||
    nearestGoVariable(name) !== undefined
  );
}

/** Names one edit away from a Go variable that are something else. */
const otherNames = new Set([
  "GO_ENV",
  "GOOSE",
  "GO_ARCH",
  "GO_OS",
  "GO_PATH",
  "GO_ROOT",
  "GO_BIN",
  "GO_FLAGS",
  "GO_PROXY",
  "GO_MOD",
  "GO_WORK",
  "GO_CACHE",
  "GO_DEBUG",
  "GO_AUTH",
  "GO_TOOLCHAIN",
  "GOARG",
  "GOARGS",
  "GOFLAG",
  "GOLIB",
  "GOMODS",
]);

/** The one Go variable a misspelt name was meant to be, one edit away. Undefined for Go's own. */
export function nearestGoVariable(name: string): string | undefined {
  if (
    goVariables.has(name) ||
    name.length < 6 ||
    !/^C?G[A-Z0-9_]*$/.test(name) ||
    otherNames.has(name) ||
    versionVariables.has(name)
  )
    return undefined;
  for (const known of goVariables.keys()) {
    if (
      known.length >= 6 &&
      !known.startsWith("GO_") &&
      Math.abs(known.length - name.length) <= 1 &&
      distance(known, name) === 1
    )
      return known;
  }
  return undefined;
}
