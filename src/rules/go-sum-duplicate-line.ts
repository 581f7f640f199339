import { type SumFile, sumFilesOf } from "../core/build.ts";
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
      const edits = repeated.map(({ line }) => ({
        path: file.path,
        startLine: line,
        endLine: line,
        lines: [],
      }));
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
