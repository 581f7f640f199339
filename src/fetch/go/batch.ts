import { type ModuleVersion, moduleKey } from "../../core/module.ts";
import type { Attempt } from "../../core/report.ts";
import type { ProcessResult } from "../../core/world.ts";
import { escapePath, escapeVersion } from "../../gomod/escape.ts";
import { jsonObjects } from "./json-objects.ts";

/** What one `go mod download -x -json path@version…` said. */
export interface BatchResult {
  /** Every module that the JSON names. */
  readonly named: readonly ModuleVersion[];
  /** By `path@version`: Go's own text about this module. */
  readonly errors: ReadonlyMap<string, string>;
  /** By `path@version`: `checksum mismatch` against go.sum, which ends the whole process without JSON (facts/go.md §1.0). */
  readonly mismatch?: { readonly module: string; readonly text: string };
  /** What ended the process for all modules at once: a text, the deadline, an interrupt. */
  readonly fatal?: { readonly kind: "text" | "deadline" | "interrupted"; readonly text: string };
  readonly attempts: ReadonlyMap<string, readonly Attempt[]>;
}

/** Reads stdout (JSON objects one after another), stderr with its -x lines, and how the process ended. */
export function readBatch(modules: readonly ModuleVersion[], result: ProcessResult): BatchResult {
  const objects = jsonObjects<DownloadObject>(result.stdout);
  const named = objects.map(({ Path: path, Version: version }) => ({ path, version }));
  const errors = new Map(
    objects.flatMap((one) => (one.Error ? [[`${one.Path}@${one.Version}`, one.Error]] : [])),
  );
  const attempts = attemptsOf(modules, result.stderr);
  const text = withoutTrace(result.stderr);
  const mismatch = mismatchIn(text);
  if (mismatch) return { named, errors, attempts, mismatch };
  const fatal = fatalOf(result, text);
  return { named, errors, attempts, ...(fatal ? { fatal } : {}) };
}

function fatalOf(result: ProcessResult, text: string): BatchResult["fatal"] {
  if (result.timedOut) return { kind: "deadline", text: `ended after ${Math.round(result.ms / 1000)} s` };
  if (result.signal !== null) return { kind: "interrupted", text: `ended by ${result.signal}` };
  if (result.code === 0 || result.stdout.trim() !== "") return undefined;
  return {
    kind: "text",
    text: text || `go mod download failed with exit code ${result.code} and said nothing`,
  };
}

interface DownloadObject {
  readonly Path: string;
  readonly Version: string;
  readonly Error?: string;
}

/** Lines that `-x` prints among the messages. */
const traceLine = /^(# |cd |mkdir |-> |\d+\.\d{3}s )/;

function withoutTrace(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => !traceLine.test(line));
  return lines.join("\n").trim();
}

function mismatchIn(text: string): BatchResult["mismatch"] {
  const match = /^verifying (\S+?@[^\s/]+)(?:\/go\.mod)?: checksum mismatch$/m.exec(text);
  return match?.[1] === undefined ? undefined : { module: match[1], text: text.slice(match.index) };
}

/** `# get URL: 200 OK (0.004s)` or `# get URL: what went wrong`. */
const getLine = /^# get (\S+?): (?:(\d{3}) .*? \((\d+\.\d+)s\)|(.*))$/;

function attemptsOf(modules: readonly ModuleVersion[], stderr: string): Map<string, Attempt[]> {
  const byStem = new Map(modules.map((module) => [stemOf(module), moduleKey(module)]));
  const attempts = new Map<string, Attempt[]>();
  for (const line of stderr.split("\n")) {
    const [, url, status, seconds, detail] = getLine.exec(line) ?? [];
    const place = url === undefined ? undefined : placeOf(url, byStem);
    if (url === undefined || place === undefined) continue;
    const attempt: Attempt = {
      source: place.source,
      what: place.what,
      url,
      ...(status === undefined ? {} : { status: Number(status) }),
      ...(detail === undefined ? {} : { detail }),
      phases: seconds === undefined ? {} : { firstByte: Number(seconds) * 1000 },
      bytes: 0,
    };
    const list = attempts.get(place.module);
    if (list) list.push(attempt);
    else attempts.set(place.module, [attempt]);
  }
  return attempts;
}

/** `<escaped path>/@v/<escaped version>`, as URLs of the GOPROXY protocol end without their ending. */
const stemOf = ({ path, version }: ModuleVersion): string =>
  `${escapePath(path)}/@v/${escapeVersion(version)}`;

/** Splits `<source>/<escaped path>/@v/<version>.<ending>` at the stem of a module we asked for. */
function placeOf(url: string, byStem: ReadonlyMap<string, string>) {
  // net/url writes the `!` of escaped capitals as %21.
  const [, stemUrl = "", what = ""] = /^(.*)\.(info|mod|zip)$/.exec(url.replaceAll("%21", "!")) ?? [];
  for (let at = stemUrl.indexOf("/", stemUrl.indexOf("://") + 3); at > 0; at = stemUrl.indexOf("/", at + 1)) {
    const module = byStem.get(stemUrl.slice(at + 1));
    if (module !== undefined) return { module, what, source: stemUrl.slice(0, at) };
  }
  return undefined;
}
