import type { Finding } from "../core/finding.ts";
import type { SumEntry, SumTable } from "../gomod/sum-table.ts";

/** Two hashes for one version cannot both be right; which one Go believes depends on the order of lines (facts/go.md §1.2). */
export function conflictFindings(table: SumTable): Finding[] {
  return [...table.conflicts].map(([key, entries]) => {
    const [first, second] = entries as [SumEntry, SumEntry];
    return {
      rule: "go-sum-conflict",
      severity: "error",
      message: `go.sum files of this repository hold different hashes for ${key}: ${first.h1} and ${second.h1}`,
      help: "One of them was recorded from other content. Find out which (the checksum database knows public modules), then remove the wrong line by hand.",
      at: second.at,
      related: [first.at, ...entries.slice(2).map((entry) => entry.at)],
      data: { module: first.path, version: first.version, first: first.h1, second: second.h1 },
    } satisfies Finding;
  });
}
