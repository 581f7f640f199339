import type { FindingDraft } from "../core/finding.ts";
import { inDir } from "../core/paths.ts";
import type { RefereeAnswer } from "../core/referee.ts";
import type { Rule } from "../core/rule.ts";

/** Lines of the diff that are shown; the rest is counted. */
const SHOWN = 12;

export const rule: Rule = {
  id: "go-mod-untidy",
  severity: "warning",
  summary: "go mod tidy would change go.mod or go.sum.",
  source: "go mod tidy -diff (Go 1.23 and later), asked by check --with-go",
  needs: ["referee"],
  *check(snapshot) {
    for (const answer of snapshot.referee ?? []) {
      if (answer.question === "tidy" && !answer.ok && answer.text.startsWith("diff ")) yield* perFile(answer);
    }
  },
};

/** One finding a file of the diff, at its first changed line. */
function* perFile({ text, at }: RefereeAnswer): Iterable<FindingDraft> {
  for (const part of text.split(/^diff .*$/m).slice(1)) {
    const name = /^\+\+\+ tidy\/(\S+)/m.exec(part)?.[1];
    const lines = part.split("\n").filter((line) => /^[+-](?![+-]{2} )/.test(line));
    if (name === undefined || lines.length === 0) continue;
    const more = lines.length > SHOWN ? ` … and ${lines.length - SHOWN} more` : "";
    yield {
      message: `go mod tidy would change ${lines.length} lines: ${lines.slice(0, SHOWN).map(compact).join(", ")}${more}`,
      help: "Run go mod tidy and commit the result.",
      at: { path: inDir(at, name), line: firstChanged(part) },
      data: { lines: String(lines.length) },
    };
  }
}

const compact = (line: string): string => `${line[0]}${line.slice(1).trim()}`;

/** Line number in the current file of the first line that goes, or before which one comes. */
function firstChanged(part: string): number {
  let line = 1;
  for (const text of part.split("\n")) {
    const hunk = /^@@ -(\d+)/.exec(text);
    if (hunk) line = Math.max(1, Number(hunk[1]));
    else if (/^[+-](?![+-]{2} )/.test(text)) return line;
    else if (text.startsWith(" ")) line++;
  }
  return line;
}
