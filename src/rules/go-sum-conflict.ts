import { type SumFile, sumFilesOf } from "../core/build.ts";
import type { Location } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import type { GoSumLine } from "../gomod/syntax.ts";

export const rule: Rule = {
  id: "go-sum-conflict",
  severity: "error",
  summary: "go.sum files of the repository hold two different hashes for one module version.",
  source: "cmd/go: modfetch.checkModSumLocked takes the first line that decides; go.dev/ref/mod#go-sum-files",
  needs: ["modules", "go-sum"],
  *check(snapshot) {
    for (const [key, entries] of conflicts(sumFilesOf(snapshot))) {
      const first = entries[0];
      const second = entries.find((entry) => entry.hash !== first?.hash);
      if (!first || !second) continue;
      const inOneFile = first.at.path === second.at.path;
      yield {
        message: `${inOneFile ? `${second.at.path} holds` : `${first.at.path} and ${second.at.path} hold`} different hashes of ${key}: ${first.hash} and ${second.hash}`,
        help: `One of them was recorded from other content${inOneFile ? ", and the order of lines decides which one Go believes" : ""}. Find out which (the checksum database knows public modules), then remove the wrong line by hand.`,
        at: second.at,
        related: entries
          .filter((entry) => entry !== second)
          .map((entry) => entry.at)
          .slice(0, 10),
        data: { module: key, first: first.hash, second: second.hash },
      };
    }
  },
};

interface Entry {
  readonly hash: string;
  readonly at: Location;
}

/** Lines of an algorithm Go does not know never decide anything. */
const isKnown = ({ hash }: GoSumLine): boolean => hash.startsWith("h1:");

const keyOf = ({ path, version, goMod }: GoSumLine): string => `${path}@${version}${goMod ? "/go.mod" : ""}`;

/** Two passes: a repository has many lines and hardly ever a conflict, so places are kept only for those. */
function conflicts(files: readonly SumFile[]): ReadonlyMap<string, readonly Entry[]> {
  const first = new Map<string, string>();
  const found = new Map<string, Entry[]>();
  for (const { lines } of files) {
    for (const line of lines.filter(isKnown)) {
      const key = keyOf(line);
      const hash = first.get(key);
      if (hash === undefined) first.set(key, line.hash);
      else if (hash !== line.hash) found.set(key, []);
    }
  }
  if (found.size === 0) return found;
  for (const { path, lines } of files) {
    for (const line of lines.filter(isKnown)) {
      found.get(keyOf(line))?.push({ hash: line.hash, at: { path, line: line.line } });
    }
  }
  return found;
}
