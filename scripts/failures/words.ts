import type { ProcessEnd } from "../../test/support/go-env.ts";

/** A person would wait longer; go would wait for ever. */
export const patienceS = 4;

/** What go made of it, in the words of its first telling line; `about` names the module that the words repeat. */
export function goWords({ code, stderr }: ProcessEnd, about: string): string {
  if (code === 0) return "works";
  if (code === 124 || code === 137 || code === -1) return "**hangs**";
  const line = tellingLine(stderr).replace(/^(go: |\S+\.go:\d+:\d+: )/, "");
  const words = withoutPrefix(line, `${about}@v1.0.0: `).slice(0, 400);
  const security = stderr.includes("SECURITY ERROR") ? " … SECURITY ERROR" : "";
  return `stops: \`${words}${security}\``;
}

/** The first that is no progress; a line that ends in a colon goes on in the next. */
function tellingLine(text: string): string {
  const lines = text.split("\n").filter((line) => line !== "" && !/^go: (downloading|finding) /.test(line));
  const first = lines.findIndex((line) => /^(go: |verifying )/.test(line));
  const at = Math.max(0, first);
  const line = lines[at] ?? "";
  return line.endsWith(":") ? `${line} ${lines[at + 1]?.trim() ?? ""}` : line;
}

function withoutPrefix(text: string, prefix: string): string {
  const bare = text.replace(/^read(ing)? /, "");
  return bare.startsWith(prefix) ? bare.slice(prefix.length) : text;
}

/** Ports, hashes, times and paths of this run go; `names` stand for URLs. For a cell of a table. */
export function masked(text: string, names: Readonly<Record<string, string>> = {}): string {
  let result = text;
  for (const [url, name] of Object.entries(names)) result = result.replaceAll(url, name);
  return result
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:…")
    .replace(/ on [\d.:[\]a-f]+:53/g, "")
    .replace(/current time \S+ is after [^\s`]+/g, "…")
    .replace(/@v\/v1\.0\.0\.(info|mod|zip)/g, "@v/v1.0.0.…")
    .replace(/h1:[A-Za-z0-9+/=]+/g, "h1:…")
    .replace(/ in \/\S+\/cache\/vcs\/[0-9a-f]+/g, " in …")
    .replaceAll("|", "\\|");
}

export const row = (...cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
