import type { GitHubRun } from "../core/event.ts";
import { type GitHub, GitHubFailure } from "../core/github.ts";
import type { Options } from "../core/options.ts";
import type { Report, ReportFinding } from "../core/report.ts";
import type { Log } from "../core/world.ts";
import { renderAnnotations } from "../report/annotations.ts";
import { planCheckRun } from "../report/check-run.ts";
import { chooseSinks, type Sink } from "../report/choose.ts";
import { postSticky } from "./publish-comment.ts";
import { postReview } from "./publish-review.ts";

/** What showing a report on GitHub needs. */
export interface Publishing {
  readonly run: GitHubRun;
  /** Connects; absent without a token. */
  readonly github: ((log: Log) => Promise<GitHub>) | undefined;
  readonly annotate: Options["annotate"];
  readonly log: Log;
  /** Text of a line of a root-relative file as the run saw it. */
  readonly sourceLine: (path: string, line: number) => string | undefined;
}

/**
 * Shows the report where people look and returns the workflow command lines for standard output. A sink that fails is a warning,
 * and the next one takes over; the report and its verdict are never changed.
 */
export async function publish(report: Report, to: Publishing): Promise<readonly string[]> {
  const { steps, why } = chooseSinks(to.annotate, to.run.event, to.github !== undefined, report);
  to.log.info(`findings are shown by ${steps.flat().join(", ") || "nothing"}: ${why}`);
  const lines: string[] = [];
  let rest = report.findings;
  for (const step of steps) {
    for (const sink of step) {
      const left = await tried(sink, { ...report, findings: rest }, to, lines);
      if (left === undefined) continue;
      rest = left;
      break;
    }
  }
  return lines;
}

/** The findings that the sink did not show; undefined when it failed. */
async function tried(
  sink: Sink,
  report: Report,
  to: Publishing,
  lines: string[],
): Promise<readonly ReportFinding[] | undefined> {
  try {
    if (sink !== "annotations") return await show(sink, report, to);
    lines.push(...renderAnnotations(report));
    return [];
  } catch (cause) {
    if (!(cause instanceof GitHubFailure)) throw cause;
    to.log.warn(`${sink} not shown: ${cause.message}${hint(cause, sink)}`);
    return undefined;
  }
}

async function show(
  sink: Exclude<Sink, "annotations">,
  report: Report,
  { run, github: connect, log, sourceLine }: Publishing,
): Promise<readonly ReportFinding[]> {
  const { event } = run;
  if (sink !== "comment" && report.findings.length === 0) return [];
  if (!connect) throw new GitHubFailure(0, "there is no token");
  const github = await connect(log);
  if (sink === "check-run") {
    const headSha = event.kind === "pull_request" ? event.headSha : run.sha;
    await github.createCheckRun(planCheckRun(report, headSha, { elsewhere: runLink(run) }));
    return [];
  }
  if (event.kind !== "pull_request") throw new GitHubFailure(0, "there is no pull request");
  if (sink === "comment") {
    const options = { run: run.runId, blobUrl: blobUrl(run, event.headSha), elsewhere: runLink(run) };
    await postSticky(report, event.number, options, github, log);
    return [];
  }
  const onlyFixes = sink === "suggestions";
  return postReview(report, event, { onlyFixes, sourceLine, elsewhere: runLink(run) }, github, log);
}

export const repositoryUrl = ({ serverUrl, repository }: GitHubRun): string =>
  `${serverUrl}/${repository.owner}/${repository.name}`;

export const blobUrl = (run: GitHubRun, sha: string): string => `${repositoryUrl(run)}/blob/${sha}`;

export const runLink = (run: GitHubRun): string =>
  `[the job summary](${repositoryUrl(run)}/actions/runs/${run.runId}) and the report have all of it`;

const RIGHT: Readonly<Record<Sink, string>> = {
  annotations: "",
  "check-run": "checks: write",
  suggestions: "pull-requests: write",
  review: "pull-requests: write",
  comment: "pull-requests: write",
};

const hint = ({ status }: GitHubFailure, sink: Sink): string =>
  status === 403 || status === 404 ? ` (does the job have "permissions: ${RIGHT[sink]}"?)` : "";
