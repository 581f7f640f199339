import type { GitHubEvent, GitHubRun } from "../core/event.ts";
import type { GitHub, OpenPull } from "../core/github.ts";
import type { Report } from "../core/report.ts";
import type { World } from "../core/world.ts";
import { LARGEST_HOSTILE_REPORT, readHostileReport } from "../report/hostile.ts";
import { logLine } from "../report/neutral.ts";
import { blobUrl, repositoryUrl } from "./publish.ts";
import { postSticky } from "./publish-comment.ts";

export interface CommentInput {
  readonly run: GitHubRun;
  readonly github: GitHub;
  /** The report's file, absolute, as another step downloaded it. */
  readonly file: string;
}

type WorkflowRun = Extract<GitHubEvent, { kind: "workflow_run" }>;

/**
 * `workflow_run` after a pull request's run: posts that run's report as the pull request's comment. The report is hostile input; the
 * pull request comes from the event and the API alone. Returns what was done, or why nothing was.
 */
export async function comment({ run, github, file }: CommentInput, world: World): Promise<string> {
  const { event } = run;
  if (event.kind !== "workflow_run") return nothing("this event is no workflow_run");
  if (event.of !== "pull_request")
    return nothing(`the run was for ${logLine(event.of)}, not for pull_request`);
  const report = readReport(world, file);
  if (typeof report === "string") return nothing(report);
  const pull = await findPull(event, github);
  if (typeof pull === "string") return nothing(pull);
  const link = `${repositoryUrl(run)}/actions/runs/${event.runId}`;
  const options = {
    run: event.runId,
    blobUrl: blobUrl(run, event.headSha),
    elsewhere: `[the run](${link}) has all of it`,
    footer: `<sub>Made by [a run of this pull request's own code](${link}).</sub>`,
  };
  await postSticky(report, pull.number, options, github, world.log);
  return `pull request ${pull.number}: comment up to date`;
}

const nothing = (why: string): string => `nothing was posted: ${why}`;

function readReport(world: World, file: string): Report | string {
  if (world.files.kind(file) !== "file")
    return "there is no report (did the run end before it was uploaded?)";
  if ((world.files.size(file) ?? 0) > LARGEST_HOSTILE_REPORT) return "the report is too large";
  const result = readHostileReport(world.files.readText(file, LARGEST_HOSTILE_REPORT) ?? "");
  if (result.status === "valid") return result.report;
  return `the report is refused: ${logLine(result.faults.slice(0, 3).join("; "))}`;
}

/** The one open pull request whose head is the event's head; `workflow_run.pull_requests` is empty for forks. */
async function findPull(event: WorkflowRun, github: GitHub): Promise<OpenPull | string> {
  if (!event.head) return "the fork is gone";
  if (event.headBranch === "") return "the event names no branch";
  const name = `${event.head.owner}/${event.head.name}`;
  const pulls = await github.openPulls(event.head, event.headBranch);
  const matching = pulls.filter((p) => p.headRepository === name && p.headSha === event.headSha);
  const [pull, ...more] = matching;
  if (!pull) return "no open pull request has this head (closed, or pushed to since)";
  return more.length > 0 ? "more than one open pull request has this head" : pull;
}
