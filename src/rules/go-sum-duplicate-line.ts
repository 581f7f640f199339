import { type SumFile, sumFilesOf } from "../core/build.ts";
import type { TextEdit } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import type { GoSumLine } from "../gomod/syntax.ts";

export const rule: Rule = {
  id: "go-sum-duplicate-line",
  severity: "notice",
  summary: "Lines of go.sum stand there twice, as merges by union leave them.",
  source: "cmd/go: modfetch.readGoSum takes both and drops one when it next writes the file",
  needs: ["modules", "go-sum"],
  *check(snapshot) {
    for (const file of sumFilesOf(snapshot)) {
      const repeated = repeatedLines(file);
      const first = repeated[0];
      if (!first) continue;
      const edits = deletions(file.path, repeated);
      yield {
        message: `${file.path} repeats ${repeated.length} ${repeated.length === 1 ? "line" : "lines"}, first that of ${first.path}@${first.version}`,
        help: "Remove the repeated lines (check --fix does), or run go mod tidy.",
        at: { path: file.path, line: first.line },
        data: { lines: String(repeated.length) },
        fix: { description: "Remove the repeated lines", edits, safe: true },
      };
    }
  },
};

/** Second and later copies of the same module, version and hash. */
function repeatedLines({ lines }: SumFile): readonly GoSumLine[] {
  const seen = new Set<string>();
  return lines.filter(({ path, version, goMod, hash }) => {
    const key = `${path} ${version} ${goMod} ${hash}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

/** Neighbouring lines go in one edit. */
function deletions(path: string, lines: readonly GoSumLine[]): readonly TextEdit[] {
  const edits: { path: string; startLine: number; endLine: number; lines: readonly string[] }[] = [];
  for (const { line } of lines) {
    const last = edits.at(-1);
    if (last?.endLine === line - 1) last.endLine = line;
    else edits.push({ path, startLine: line, endLine: line, lines: [] });
  }
  return edits;
}
