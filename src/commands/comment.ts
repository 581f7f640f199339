import { resolve } from "node:path";
import type { ActionsRuntime } from "../adapters/actions-runtime.ts";
import type { ExitCode } from "../core/errors.ts";
import type { GitHubEvent, GitHubRun } from "../core/event.ts";
import type { GitHub, OpenPull } from "../core/github.ts";
import type { Report } from "../core/report.ts";
import type { World } from "../core/world.ts";
import { LARGEST_HOSTILE_REPORT, readHostileReport } from "../report/hostile.ts";
import { logLine } from "../report/neutral.ts";
import { githubStep, NothingDone } from "./github-step.ts";
import { blobUrl, repositoryUrl } from "./publish.ts";
import { postSticky } from "./publish-comment.ts";

/** The step of comment/action.yml. */
export const commentMain = (runtime: ActionsRuntime, world: World): Promise<ExitCode> =>
  githubStep(runtime, world, "nothing was posted", (run, connect) =>
    comment(run, connect, resolve(runtime.workspace, runtime.input("report")), world),
  );

type WorkflowRun = Extract<GitHubEvent, { kind: "workflow_run" }>;

/**
 * `workflow_run` after a pull request's run: posts that run's report as the pull request's comment. The report is hostile input; the
 * pull request comes from the event and the API alone. Returns what was done.
 */
async function comment(
  run: GitHubRun,
  connect: () => Promise<GitHub>,
  file: string,
  world: World,
): Promise<string> {
  const { event } = run;
  if (event.kind !== "workflow_run") throw new NothingDone("this event is no workflow_run");
  if (event.of !== "pull_request")
    throw new NothingDone(`the run was for ${logLine(event.of)}, not for pull_request`);
  const report = readReport(world, file);
  const github = await connect();
  const pull = await findPull(event, github);
  await postSticky(report, pull.number, optionsFor(run, event), github, world.log);
  return `pull request ${pull.number}: its comment is up to date`;
}

/** Links and run come from the event, never from the report. */
function optionsFor(run: GitHubRun, event: WorkflowRun) {
  const link = `${repositoryUrl(run)}/actions/runs/${event.runId}`;
  return {
    run: event.runId,
    blobUrl: blobUrl(run, event.headSha),
    elsewhere: `[the run](${link}) has all of it`,
    footer: `<sub>From [a run of this pull request's own code](${link}).</sub>`,
  };
}

/** The report an earlier step left at `file` (or in that directory), read as hostile. Throws `NothingDone` where there is none. */
export function readReport(world: World, path: string): Report {
  const file = reportFile(world, path);
  if (!file) throw new NothingDone("there is no report (did the run end before it was uploaded?)");
  if ((world.files.size(file) ?? 0) > LARGEST_HOSTILE_REPORT)
    throw new NothingDone("the report is too large");
  const result = readHostileReport(world.files.readText(file, LARGEST_HOSTILE_REPORT) ?? "");
  if (result.status === "valid") return result.report;
  throw new NothingDone(`the report is refused: ${logLine(result.faults.slice(0, 3).join("; "))}`);
}

/** The file itself, or the one .json file of a directory; links are not followed. */
function reportFile(world: World, path: string): string | undefined {
  if (world.files.kind(path) === "file") return path;
  const entries = world.files.list(path) ?? [];
  const [only, ...more] = entries.filter(({ name, kind }) => kind === "file" && name.endsWith(".json"));
  return only && more.length === 0 ? resolve(path, only.name) : undefined;
}

/** The one open pull request whose head is the event's head; `workflow_run.pull_requests` is empty for forks. */
async function findPull(event: WorkflowRun, github: GitHub): Promise<OpenPull> {
  if (!event.head) throw new NothingDone("the fork is gone");
  if (event.headBranch === "") throw new NothingDone("the event names no branch");
  const name = `${event.head.owner}/${event.head.name}`;
  const pulls = await github.openPulls(event.head, event.headBranch);
  const matching = pulls.filter((p) => p.headRepository === name && p.headSha === event.headSha);
  const [pull, ...more] = matching;
  if (!pull) throw new NothingDone("no open pull request has this head (closed, or pushed to since)");
  if (more.length > 0) throw new NothingDone("more than one open pull request has this head");
  return pull;
}
