import type { GitHubEvent } from "../core/event.ts";
import { countText } from "../core/measure.ts";
import type { Options } from "../core/options.ts";
import type { Report } from "../core/report.ts";
import { ANNOTATION_QUOTA } from "./annotations.ts";
import { oncePerLine } from "./order.ts";

/** `suggestions`: a review of findings that carry a safe fix. `review`: of every finding on lines of the diff. */
export type Sink = "annotations" | "check-run" | "suggestions" | "review" | "comment";

/** Steps in order: of each the first sink that works takes what it can show; the rest goes on to the next step. */
export interface Choice {
  readonly steps: readonly (readonly Sink[])[];
  readonly why: string;
}

/** Picks by what was asked for, the event, the token and the limits; annotations need no rights and are the last resort. */
export function chooseSinks(
  annotate: Options["annotate"],
  event: GitHubEvent,
  hasToken: boolean,
  report: Report,
): Choice {
  if (annotate === "off") return { steps: [], why: "annotate is off" };
  if (annotate === "annotations") return annotations("annotate says so");
  if (!hasToken) return annotations("there is no token");
  if (annotate === "auto") return chooseAutomatically(event, report);
  if (event.kind !== "pull_request") return annotations(`this run has no pull request for ${annotate}`);
  const first: readonly Sink[] = annotate === "review" ? ["review", "comment"] : ["comment"];
  return { steps: [first, ["annotations"]], why: `annotate says ${annotate}` };
}

function chooseAutomatically(event: GitHubEvent, report: Report): Choice {
  if (event.kind === "workflow_run") return annotations("a workflow_run has no lines of its own");
  if (event.kind === "pull_request") {
    if (event.fork) return annotations("a fork's token may only read; the comment action can do more");
    if (event.dependabot)
      return annotations("Dependabot's token may only read; the comment action can do more");
    if (event.target) return annotations("pull_request_target checks the base, not the pull request's lines");
  }
  const many = overQuota(report);
  const fixes = report.findings.filter((f) => f.fix?.safe && f.isNew !== false).length;
  const review = event.kind === "pull_request" && fixes > 0;
  const why = `${many ? "more" : "no more"} than ${ANNOTATION_QUOTA} findings of a severity`;
  return {
    steps: [
      ...(review ? [["suggestions"] as const] : []),
      ...(many ? [["check-run"] as const] : []),
      ["annotations"],
    ],
    why: review ? `${countText(fixes, "safe fix", "safe fixes")} to suggest, ${why}` : why,
  };
}

const annotations = (why: string): Choice => ({ steps: [["annotations"]], why });

function overQuota(report: Report): boolean {
  const shown = oncePerLine(report.findings);
  return (["error", "warning", "notice"] as const).some(
    (severity) => shown.filter((f) => f.severity === severity).length > ANNOTATION_QUOTA,
  );
}
