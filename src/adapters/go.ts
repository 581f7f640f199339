import { parse } from "node:path";
import type { World } from "../core/world.ts";
import type { GoCall, GoCommand } from "../gocommand/command.ts";

/**
 * What `go env` is asked for: everything but CGO_*FLAGS, PKG_CONFIG and GOGCCFLAGS, for which it runs the C compiler,
 * a tenth of a second where the build cache is empty (cmd/go/internal/envcmd, checkCostly).
 */
const VARIABLES = (
  "AR CC CGO_ENABLED CXX GCCGO GO111MODULE GO386 GOAMD64 GOARCH GOARM GOARM64 GOAUTH GOBIN GOCACHE GOCACHEPROG GODEBUG GOENV " +
  "GOEXE GOEXPERIMENT GOFIPS140 GOFLAGS GOHOSTARCH GOHOSTOS GOINSECURE GOMIPS GOMIPS64 GOMOD GOMODCACHE GONOPROXY " +
  "GONOSUMDB GOOS GOPATH GOPPC64 GOPRIVATE GOPROXY GORISCV64 GOROOT GOSUMDB GOTELEMETRY GOTELEMETRYDIR GOTMPDIR " +
  "GOTOOLCHAIN GOTOOLDIR GOVCS GOVERSION GOWASM GOWORK"
).split(" ");

/** `go env` answers at once; this only guards against a wrapper that hangs. */
const ENV_DEADLINE_MS = 30_000;

/** Why there is no usable go command: a sentence that names what was tried. */
export interface NoGo {
  readonly reason: string;
}

/** git must fail, not ask, when it has no credentials (Go sets the same; facts/go.md §2.8). */
const neverAsk = { GIT_TERMINAL_PROMPT: "0", GCM_INTERACTIVE: "never" };

const found = new WeakMap<World, Promise<GoCommand | NoGo>>();

/** Finds go in PATH and reads its environment, once in a run, outside any module so that no go line switches the toolchain. */
export function findGo(world: World): Promise<GoCommand | NoGo> {
  const known = found.get(world) ?? askGo(world);
  found.set(world, known);
  return known;
}

async function askGo(world: World): Promise<GoCommand | NoGo> {
  const base = { ...neverAsk, ...world.env };
  const run = (args: readonly string[], call: GoCall) =>
    world.processes.run("go", args, {
      ...call,
      env: { ...base, ...call.env },
      signal: call.signal ?? world.signal,
    });
  const result = await run(["env", "-json", ...VARIABLES], {
    cwd: parse(world.cwd).root,
    env: { GOWORK: "off" },
    deadlineMs: ENV_DEADLINE_MS,
  });
  if (result.notFound) return { reason: "there is no go command in PATH" };
  if (result.timedOut) return { reason: `go env -json did not answer within ${ENV_DEADLINE_MS / 1000} s` };
  if (result.code !== 0) return { reason: `go env -json failed: ${result.stderr.trim()}` };
  return fromEnv(result.stdout, world, run);
}

function fromEnv(stdout: string, world: World, run: GoCommand["run"]): GoCommand | NoGo {
  const env = parseEnv(stdout);
  const version = env?.["GOVERSION"];
  if (!env || !version) return { reason: "go env -json printed something else than Go's environment" };
  return { version, env: { ...env, GOWORK: world.env["GOWORK"] ?? "" }, run };
}

function parseEnv(stdout: string): Record<string, string> | undefined {
  try {
    return JSON.parse(stdout) as Record<string, string>;
  } catch {
    return undefined;
  }
}
