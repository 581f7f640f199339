import type { Rule } from "../core/rule.ts";
import type { SuppressionComment } from "../core/snapshot.ts";
import { isDay } from "../core/suppressions.ts";

export const rule: Rule = {
  id: "suppression-incomplete",
  severity: "warning",
  summary: "A suppression comment has no reason or no real day, so it does not count.",
  source: "contract of this tool: nobody can review a suppression that does not say why",
  needs: [],
  *check(snapshot) {
    for (const comment of snapshot.suppressions) {
      const fault = faultOf(comment);
      if (fault === undefined) continue;
      yield {
        message: `the suppression of ${comment.rule} ${fault}, so it does not count`,
        help: `Write: gomod-preflight: ignore ${comment.rule} until=YYYY-MM-DD reason=why it is fine (until may be left out).`,
        at: { path: comment.path, line: comment.line },
        data: { suppressed: comment.rule },
      };
    }
  },
};

function faultOf({ reason, until }: SuppressionComment): string | undefined {
  if (reason === undefined) return "gives no reason";
  if (until !== undefined && !isDay(until)) return `ends on ${JSON.stringify(until)}, which is no day`;
  return undefined;
}
