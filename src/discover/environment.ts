import { dirname, join, resolve } from "node:path";
import type { EnvFact } from "../core/fact.ts";
import { RUN_ENVIRONMENT } from "../core/location.ts";
import type { Files } from "../core/world.ts";

/** What the effective Go environment is computed from. */
export interface EnvironmentInput {
  /** The process environment. */
  readonly env: Readonly<Record<string, string>>;
  /** `process.platform`: linux, darwin, win32, … */
  readonly platform: string;
  /** `go env -json`, where a go command was asked; its values win. */
  readonly goEnv?: Readonly<Record<string, string>>;
}

/** Variables of `go env` that decide where modules come from; `go env -json` may know them where our reading does not. */
const FROM_GO = [
  "GOPROXY",
  "GOSUMDB",
  "GOTOOLCHAIN",
  "GOPRIVATE",
  "GONOPROXY",
  "GONOSUMDB",
  "GOINSECURE",
  "GOFLAGS",
];

const IS_GO_VARIABLE = /^(?:GO[A-Z0-9_]*|CGO_[A-Z0-9_]+|CC|CXX|AR|PKG_CONFIG)$/;
/** These cannot be set by `go env -w` (cmd/go envcmd). */
const NOT_IN_FILES = new Set(["GODEBUG", "GOENV"]);

/**
 * The variables that are set, each with its effective value: process environment, then the user's go/env file (GOENV), then
 * `$GOROOT/go.env`; an empty value in the process counts as unset (facts/go.md §5.1). `scope` says which one it was.
 */
export function readEnvironment(files: Files, input: EnvironmentInput): readonly EnvFact[] {
  const facts = new Map<string, EnvFact>();
  for (const [name, value] of Object.entries(input.env)) {
    if (IS_GO_VARIABLE.test(name) && value !== "")
      facts.set(name, fact(name, value, "process", "process environment", 1));
  }
  const userFile = userEnvFile(input);
  if (userFile !== undefined) addFile(files, userFile, "go env file", facts);
  const goRoot = findGoRoot(files, input);
  if (goRoot !== undefined) addFile(files, join(goRoot, "go.env"), "GOROOT/go.env", facts);
  for (const name of FROM_GO) {
    const value = input.goEnv?.[name];
    const known = facts.get(name);
    if (value && known?.value !== value)
      facts.set(name, known ? { ...known, value } : fact(name, value, "go-env", "go env", 1));
  }
  return [...facts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function fact(
  name: string,
  value: string,
  surface: "process" | "go-env",
  scope: string,
  line: number,
): EnvFact {
  return { name, value, at: { path: RUN_ENVIRONMENT, line }, surface, phase: "resolve", scope };
}

/** Lines that do not start with A–Z or lack "=" are ignored, as Go does. */
function addFile(files: Files, path: string, scope: string, facts: Map<string, EnvFact>): void {
  const lines = readIfReadable(files, path).split("\n");
  for (const [index, line] of lines.entries()) {
    const match = /^([A-Z][^=]*)=(.*)$/.exec(line.replace(/\r$/, ""));
    const [name = "", value = ""] = match?.slice(1) ?? [];
    if (value === "" || facts.has(name) || NOT_IN_FILES.has(name) || !IS_GO_VARIABLE.test(name)) continue;
    facts.set(name, fact(name, value, "go-env", scope, index + 1));
  }
}

/** What cannot be read sets nothing, as for Go. */
function readIfReadable(files: Files, path: string): string {
  try {
    return files.readText(path, 1024 * 1024) ?? "";
  } catch {
    return "";
  }
}

/** GOENV, else `os.UserConfigDir()/go/env`; undefined when switched off or nowhere to be found. */
function userEnvFile({ env, platform }: EnvironmentInput): string | undefined {
  const named = env["GOENV"];
  if (named) return named === "off" ? undefined : named;
  const dir = userConfigDir(env, platform);
  return dir === undefined ? undefined : join(dir, "go", "env");
}

function userConfigDir(env: EnvironmentInput["env"], platform: string): string | undefined {
  if (platform === "win32") return env["APPDATA"];
  const home = env["HOME"];
  if (platform === "darwin")
    return home === undefined ? undefined : join(home, "Library", "Application Support");
  return env["XDG_CONFIG_HOME"] || (home === undefined ? undefined : join(home, ".config"));
}

/** GOROOT, else the directory above the `bin` of the first go in PATH; no command is run. */
function findGoRoot(files: Files, { env, platform }: EnvironmentInput): string | undefined {
  if (env["GOROOT"]) return env["GOROOT"];
  const [separator, name] = platform === "win32" ? [";", "go.exe"] : [":", "go"];
  for (const dir of (env["PATH"] ?? "").split(separator)) {
    const real = dir === "" ? undefined : files.realPath(join(dir, name));
    if (real !== undefined) return resolve(dirname(real), "..");
  }
  return undefined;
}
