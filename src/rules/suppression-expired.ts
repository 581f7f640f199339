import type { Rule } from "../core/rule.ts";
import { isExpired } from "../core/suppressions.ts";

export const rule: Rule = {
  id: "suppression-expired",
  severity: "warning",
  summary: "A suppression is past its last day, so the finding it hid shows again.",
  source: "the `until` day that the project itself wrote",
  needs: [],
  *check(snapshot, config) {
    const entries = config.suppress.map((entry) => ({
      rule: entry.rule,
      until: entry.until,
      at: { path: config.path ?? "", line: entry.line },
    }));
    const comments = snapshot.suppressions.map(({ rule, until, path, line }) => ({
      rule,
      until,
      at: { path, line },
    }));
    for (const { rule: id, until, at } of [...comments, ...entries]) {
      if (until === undefined || !isExpired(until, snapshot.today)) continue;
      yield {
        message: `the suppression of ${id} ended on ${until}`,
        help: `Mend what ${id} reports, or set a new day if the reason still holds.`,
        at,
        data: { suppressed: id, until },
      };
    }
  },
};
