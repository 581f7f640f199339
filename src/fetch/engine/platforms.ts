import { usageError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import type { Options } from "../../core/options.ts";
import { knownArch, knownOS, type Platform } from "../needed/platform.ts";

/** Go's environment (`go env -json`), or the process environment where there is no Go. */
export type GoEnvironment = Readonly<Record<string, string>>;

const nodeOS: Readonly<Record<string, string>> = { win32: "windows", sunos: "solaris" };
const nodeArch: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386", loong64: "loong64" };

/** Newest minor this tool knows; only used where no go command says its version. */
const ASSUMED_MINOR = 26;

/** `-tags` of GOFLAGS: the last one counts, commas or spaces between the tags. */
function tagsOf(goFlags: string): readonly string[] {
  const [, quoted, plain] = [...goFlags.matchAll(/(?:^|\s)--?tags=(?:["']([^"']*)["']|(\S*))/g)].at(-1) ?? [];
  return (quoted ?? plain ?? "").split(/[\s,]+/).filter((tag) => tag !== "");
}

const minorOf = (goVersion: string | undefined): number =>
  Number(/^go1\.(\d+)/.exec(goVersion ?? "")?.[1] ?? ASSUMED_MINOR);

/** The machine's own platform in Go's words. */
const thisMachine = (env: GoEnvironment): string => {
  const os = env["GOOS"] || nodeOS[process.platform] || process.platform;
  const arch = env["GOARCH"] || nodeArch[process.arch] || process.arch;
  return `${os}/${arch}`;
};

/** `GOOS/GOARCH`, both known to go/build: a typing error would leave modules out without a word. */
function pairOf(name: string): readonly [os: string, arch: string] {
  const [os = "", arch = "", ...rest] = name.split("/");
  if (os === "" || arch === "" || rest.length > 0)
    throw usageError(`platforms: ${JSON.stringify(name)} is no GOOS/GOARCH pair`, "Write it as linux/amd64.");
  const [unknown, known] = knownOS.has(os) ? [arch, knownArch] : [os, knownOS];
  if (known.has(unknown)) return [os, arch];
  const near = nearest(unknown, [...known]);
  throw usageError(
    `platforms: Go knows no ${known === knownOS ? "GOOS" : "GOARCH"} ${JSON.stringify(unknown)}`,
    `${near ? `Did you mean ${near}? ` : ""}go tool dist list shows them all.`,
  );
}

/** What constraints are evaluated for: the named platforms or this machine, with tags from the options or GOFLAGS. */
export function platformsOf(
  options: Pick<Options, "platforms" | "tags">,
  env: GoEnvironment,
  goVersion: string | undefined,
): readonly Platform[] {
  const own = thisMachine(env);
  const tags = options.tags.length > 0 ? options.tags : tagsOf(env["GOFLAGS"] ?? "");
  return (options.platforms.length > 0 ? options.platforms : [own]).map((name) => {
    const [os, arch] = name === own ? (own.split("/") as [string, string]) : pairOf(name);
    const cgo = name === own && env["CGO_ENABLED"] !== "0";
    return { os, arch, cgo, goMinor: minorOf(goVersion), tags };
  });
}
