/** What a Go binary says about its build (debug/buildinfo). */
export interface BuildInfo {
  /** "1.26.8", without "go" and experiments. */
  readonly goVersion: string;
  /** Names behind `X:` of the version. */
  readonly experiments: readonly string[];
  /** Path and version of the main module. */
  readonly module?: { readonly path: string; readonly version: string };
  /** `build` lines: CGO_ENABLED, DefaultGODEBUG, -tags, -ldflags, GOFIPS140, vcs.revision, … */
  readonly settings: ReadonlyMap<string, string>;
}

const magic = [0xff, ...[..." Go buildinf:"].map((char) => char.charCodeAt(0))];

/** Reads the build info of a binary of Go 1.18 or later, whatever its format; undefined when there is none. */
export function readBuildInfo(bytes: Uint8Array): BuildInfo | undefined {
  for (let at = find(bytes, 0); at >= 0; at = find(bytes, at + 1)) {
    // Bit 2 of the flags: strings are inline, behind 32 bytes of header (Go 1.18 and later).
    if (at % 16 !== 0 || ((bytes[at + 15] ?? 0) & 2) === 0) continue;
    const version = readString(bytes, at + 32);
    const info = version && readString(bytes, version.end);
    if (version && info && /^(go|devel)/.test(version.text)) return parse(version.text, info.text);
  }
  return undefined;
}

function find(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (magic.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

/** A varint length, then UTF-8. */
function readString(bytes: Uint8Array, start: number): { text: string; end: number } | undefined {
  let length = 0;
  let at = start;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  if (at + length > bytes.length) return undefined;
  return { text: new TextDecoder().decode(bytes.subarray(at, at + length)), end: at + length };
}

/** Module info stands between two sentinels of 16 bytes; lines are tab-separated. */
function parse(version: string, text: string): BuildInfo {
  const match = /^go(\S+?)(?:-X:(\S+)|\s+X:(\S+))?(?:\s.*)?$/.exec(version);
  const lines = text.split("\n").map((line) => line.split("\t"));
  const main = lines.find(([kind]) => kind?.endsWith("mod"));
  const settings = new Map<string, string>();
  for (const [kind, pair = ""] of lines) {
    const at = pair.indexOf("=", pair.startsWith('"') ? pair.indexOf('"', 1) : 0);
    if (kind === "build" && at > 0)
      settings.set(pair.slice(0, at), pair.slice(at + 1).replace(/^"(.*)"$/, "$1"));
  }
  const experiments = (match?.[2] ?? match?.[3] ?? "").split(",").filter((name) => name !== "");
  const module = main?.[1] ? { module: { path: main[1], version: main[2] ?? "" } } : {};
  return { goVersion: match?.[1] ?? version, experiments, ...module, settings };
}
