import { type SumFile, sumFilesOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import { GoSumIndex } from "../gomod/go-sum.ts";
import type { GoSumLine } from "../gomod/syntax.ts";

export const rule: Rule = {
  id: "go-sum-hash-unusable",
  severity: "warning",
  summary: "A go.sum line holds a hash that Go cannot compare: another algorithm, or a damaged h1.",
  source: "cmd/go: modfetch.haveModSumLocked and “unknown hashes in go.sum”",
  needs: ["modules", "go-sum"],
  *check(snapshot) {
    for (const file of sumFilesOf(snapshot)) yield* unusable(file);
  },
};

/** "h1:" and the base64 of 32 bytes. */
const H1 = /^h1:[A-Za-z0-9+/]{43}=$/;

function* unusable(file: SumFile): Iterable<FindingDraft> {
  const suspects = file.lines.filter(({ hash }) => !H1.test(hash));
  if (suspects.length === 0) return;
  const sums = new GoSumIndex([file]);
  for (const line of suspects) {
    const isDamaged = line.hash.startsWith("h1:");
    const others = line.goMod ? sums.goMod(line) : sums.zip(line);
    if (!isDamaged && others.some(({ hash }) => H1.test(hash))) continue;
    yield draft(file.path, line, isDamaged);
  }
}

/** A damaged h1 equals nothing, so Go reports an attack; an unknown algorithm lets it accept whatever comes. */
function draft(path: string, line: GoSumLine, isDamaged: boolean): FindingDraft {
  const name = `${line.path}@${line.version}${line.goMod ? "/go.mod" : ""}`;
  return {
    message: isDamaged
      ? `the hash of ${name} is damaged (${line.hash}): Go stops with SECURITY ERROR as soon as it compares it`
      : `the hash of ${name} is of an algorithm Go does not know (${line.hash}): it is not checked against this line`,
    help: "Restore the line from history, or remove it and run go mod tidy where the checksum database can be reached.",
    at: { path, line: line.line },
    severity: isDamaged ? "error" : "warning",
    data: { module: line.path, version: line.version, hash: line.hash },
  };
}
