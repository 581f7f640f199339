/** Why Go does not take a value as it was meant. */
export interface ValueFault {
  /** Follows "NAME=value: ". */
  readonly what: string;
  /** The value that was probably meant. */
  readonly meant?: string;
}

const toolchain = /^(local|go1(\.\d+){1,2}((rc|beta|alpha)\d+)?(-[\w.+-]+)?)(\+(auto|path))?$/;

/** GOTOOLCHAIN: `local`, `goV[-suffix]`, each with `+auto` or `+path`, `auto`, `path` (cmd/go/internal/toolchain). */
export function toolchainFault(value: string): ValueFault | undefined {
  if (value === "" || value === "auto" || value === "path" || toolchain.test(value)) return undefined;
  const meant = /^v?\d+\.\d+/.test(value)
    ? `go${value.replace(/^v/, "")}`
    : value === "latest"
      ? "auto"
      : undefined;
  const text = meant && toolchain.test(meant) ? { meant } : meant === "auto" ? { meant } : {};
  return { what: "invalid GOTOOLCHAIN: every go command stops", ...text };
}

/** GO111MODULE: on, off, auto or empty; anything else is fatal (cmd/go/internal/modload). */
export function moduleModeFault(value: string): ValueFault | undefined {
  if (["", "on", "off", "auto"].includes(value)) return undefined;
  const lower = value.toLowerCase();
  const meant = ["on", "off", "auto"].includes(lower)
    ? lower
    : /^(1|true|yes)$/.test(lower)
      ? "on"
      : undefined;
  return {
    what: "unknown environment setting GO111MODULE: every go command stops",
    ...(meant ? { meant } : {}),
  };
}

/** CGO_ENABLED: go/build looks for exactly "0" and "1"; anything else counts as unset, so cgo stays on in a native build. */
export function cgoFault(value: string): ValueFault | undefined {
  if (value === "" || value === "0" || value === "1") return undefined;
  const off = /^(false|no|off|disabled?)$/i.test(value);
  const on = /^(true|yes|on|enabled?)$/i.test(value);
  return {
    what: "only 0 and 1 are understood; this counts as unset, and cgo stays on in a native build",
    ...(off ? { meant: "0" } : on ? { meant: "1" } : {}),
  };
}

/** GOTRACEBACK: none, single, all, system, crash, wer or a number; anything else prints no trace at all (runtime, setTraceback). */
export function tracebackFault(value: string): ValueFault | undefined {
  if (/^(|none|single|all|system|crash|wer|\d+)$/.test(value)) return undefined;
  const lower = value.trim().toLowerCase();
  const meant = /^(none|single|all|system|crash)$/.test(lower)
    ? lower
    : /^(full|true|on|yes|verbose)$/.test(lower)
      ? "all"
      : undefined;
  return { what: "not a level Go knows: a crash prints no stack trace at all", ...(meant ? { meant } : {}) };
}

/** GOFIPS140: off, latest, inprocess, certified or v1.Y.Z (cmd/go/internal/fips140). */
export function fipsFault(value: string): ValueFault | undefined {
  if (/^(|off|latest|inprocess|certified|v1\.\d+\.\d+(-\w+)?)$/.test(value)) return undefined;
  const meant = /^(on|1|true|yes|only)$/i.test(value)
    ? "latest"
    : /^(0|false|no|none)$/i.test(value)
      ? "off"
      : undefined;
  return { what: "no version of the Go Cryptographic Module: the build stops", ...(meant ? { meant } : {}) };
}

/** GOAUTH: `;`-separated commands; off stands alone, git needs an absolute directory (cmd/go/internal/auth). */
export function authFault(value: string): ValueFault | undefined {
  if (value === "") return undefined;
  const commands = value.split(";").map((command) => command.trim());
  if (commands.some((command) => command === "")) return { what: "GOAUTH encountered an empty command" };
  if (commands.includes("off") && commands.length > 1)
    return { what: "GOAUTH=off cannot be combined with other authentication commands" };
  const git = commands.find(
    (command) => /^git(\s|$)/.test(command) && !/^git\s+([/~$]|[A-Za-z]:)/.test(command),
  );
  return git ? { what: "GOAUTH=git dir needs an absolute directory" } : undefined;
}

/** GOWORK: off, auto or an absolute path (cmd/go/internal/modload). */
export function workFault(value: string): ValueFault | undefined {
  if (/^(|off|auto)$/.test(value) || /^([/~]|[A-Za-z]:[\\/]|\$)/.test(value)) return undefined;
  const off = /^(0|false|no|none)$/i.test(value);
  return {
    what: "invalid GOWORK: not an absolute path; every go command stops",
    ...(off ? { meant: "off" } : {}),
  };
}

/** GOVCS: `pattern:vcslist,…` (cmd/go/internal/vcs, parseGOVCS). */
export function vcsFault(value: string): ValueFault | undefined {
  const rules = value.split(",").map((rule) => rule.trim());
  if (value.trim() === "") return undefined;
  if (rules.some((rule) => rule === "")) return { what: "empty entry in GOVCS" };
  const bare = rules.find((rule) => !rule.includes(":"));
  if (bare) return { what: `malformed entry in GOVCS (missing colon): "${bare}"` };
  const open = rules.findIndex((rule) => /^\*:/.test(rule));
  return open >= 0 && open < rules.length - 1
    ? { what: `unreachable pattern in GOVCS: "${rules[open + 1]}" after "${rules[open]}"` }
    : undefined;
}
