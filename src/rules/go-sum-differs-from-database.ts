import { sumFilesOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";
import { GoSumIndex } from "../gomod/go-sum.ts";

export const rule: Rule = {
  id: "go-sum-differs-from-database",
  severity: "error",
  summary: "go.sum holds another hash of a public module than the checksum database.",
  source: "cmd/go: modfetch.checkSumDB; go.dev/ref/mod#checksum-database; asked by check --online",
  needs: ["modules", "workspaces", "go-sum", "checksum-database"],
  unsuppressible: true,
  *check(snapshot) {
    for (const file of sumFilesOf(snapshot)) {
      const index = new GoSumIndex([file]);
      for (const recorded of snapshot.databaseSums ?? []) {
        const { path, version, hash, requiredAt } = recorded;
        const lines = recorded.goMod ? index.goMod(recorded) : index.zip(recorded);
        for (const line of lines.filter((line) => line.hash.startsWith("h1:") && line.hash !== hash)) {
          const what = recorded.goMod ? `the go.mod of ${path}@${version}` : `${path}@${version}`;
          yield {
            message: `${line.hash} is not the hash of ${what} in the checksum database, which is ${hash}`,
            help: "Do not build with it. Find out where the line came from: a moved tag, a proxy that serves other bytes, or an edit by hand.",
            at: { path: file.path, line: line.line },
            related: requiredAt,
            data: { module: path, version, hash: line.hash, database: hash },
          };
        }
      }
    }
  },
};
