import type { KnownOr } from "../core/fact.ts";
import { addEnv, type Draft, type Place, unknown } from "./draft.ts";
import type { LineIndex } from "./text.ts";

export interface Line {
  readonly text: string;
  readonly start: number;
}

export function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (const line of text.split("\n")) {
    yield { text: line.replace(/\r$/, ""), start };
    start += line.length + 1;
  }
}

/** `.env` files: `KEY=value`, quotes, comments; `.env.example` and the like only offer their values. */
export function readDotenv(draft: Draft, index: LineIndex): void {
  const example = /example|sample|template|dist$|tmpl/i.test(index.path);
  for (const { text, start } of linesOf(index.text)) {
    const match = /^(\s*(?:export\s+)?)([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(text);
    if (!match) continue;
    const value = unquote(match[3]!);
    const at = index.at(start + match[1]!.length, start + text.trimEnd().length);
    addEnv(draft, { scope: "" }, match[2]!, value, at, {
      via: "env-file",
      ...(example ? { example: true } : {}),
    });
  }
}

function unquote(text: string): KnownOr {
  const quoted = /^(["'])(.*)\1\s*(#.*)?$/.exec(text);
  const value = quoted ? quoted[2]! : text.replace(/\s+#.*$/, "").trim();
  return value.includes("$") && quoted?.[1] !== "'" ? unknown(value) : value;
}

/** Go's own env file: `KEY=VALUE` lines that start with A–Z; everything else is skipped in silence (cmd/go/internal/cfg). */
export function readGoEnvFile(draft: Draft, index: LineIndex): void {
  for (const { text, start } of linesOf(index.text)) {
    const match = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(text);
    if (match)
      addEnv(draft, { scope: "" }, match[1]!, match[2]!, index.at(start, start + text.length), {
        via: "env-file",
      });
  }
}

/** systemd units: `Environment=A=1 "B=2 3"`; the service's command sees it. */
export function readSystemd(draft: Draft, index: LineIndex): void {
  const place: Place = { scope: "Service", phase: "run", ships: true };
  for (const { text, start } of linesOf(index.text)) {
    const match = /^(Environment=)(.*)$/.exec(text);
    for (const pair of match?.[2]?.matchAll(
      /"([A-Za-z_]\w*)=([^"]*)"|'([A-Za-z_]\w*)=([^']*)'|([A-Za-z_]\w*)=(\S*)/g,
    ) ?? []) {
      const value = pair[2] ?? pair[4] ?? pair[6] ?? "";
      const from = start + match![1]!.length + pair.index;
      const known = /[$%]/.test(value) ? unknown(value) : value;
      addEnv(draft, place, (pair[1] ?? pair[3] ?? pair[5])!, known, index.at(from, from + pair[0].length));
    }
  }
}

/** `.go-version` and asdf's `.tool-versions`. */
export function readVersionFile(draft: Draft, index: LineIndex): void {
  for (const { text, start } of linesOf(index.text)) {
    const match = index.path.endsWith(".tool-versions")
      ? /^(go|golang)(\s+)(\d\S*)/.exec(text)
      : /^(\s*)(?:go)?()(\d+\.\d+\S*)\s*$/.exec(text);
    if (!match) continue;
    const at = index.at(start, start + match[0].trimEnd().length);
    draft.goVersions.push({
      version: match[3]!,
      at,
      surface: draft.kind,
      scope: "",
      origin: "version-file",
      matrix: false,
    });
  }
}
