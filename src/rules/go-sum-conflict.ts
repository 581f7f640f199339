import { sumFilesOf } from "../core/build.ts";
import { groupBy } from "../core/group-by.ts";
import type { Location } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";

export const rule: Rule = {
  id: "go-sum-conflict",
  severity: "error",
  summary: "go.sum files of the repository hold two different hashes for one module version.",
  source: "cmd/go: modfetch.checkModSumLocked takes the first line that decides; go.dev/ref/mod#go-sum-files",
  needs: ["modules", "go-sum"],
  *check(snapshot) {
    for (const [key, entries] of hashesByModule(snapshot)) {
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
  readonly key: string;
  readonly hash: string;
  readonly at: Location;
}

/** Lines of an algorithm Go does not know never decide anything. */
function hashesByModule(snapshot: Snapshot): ReadonlyMap<string, readonly Entry[]> {
  const entries = sumFilesOf(snapshot).flatMap(({ path, lines }) =>
    lines
      .filter(({ hash }) => hash.startsWith("h1:"))
      .map((line): Entry => {
        const key = `${line.path}@${line.version}${line.goMod ? "/go.mod" : ""}`;
        return { key, hash: line.hash, at: { path, line: line.line } };
      }),
  );
  return groupBy(entries, ({ key }) => key);
}
