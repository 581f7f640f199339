import { resolve } from "node:path";
import type { ActionsRuntime } from "../adapters/actions-runtime.ts";
import type { ExitCode } from "../core/errors.ts";
import type { GitHubRun } from "../core/event.ts";
import type { GitHub, Issue } from "../core/github.ts";
import type { Report } from "../core/report.ts";
import type { World } from "../core/world.ts";
import { renderComment, runOfComment } from "../report/comment.ts";
import { readReport } from "./comment.ts";
import { githubStep } from "./github-step.ts";
import { blobUrl, runLink } from "./publish.ts";

/** Who makes issues with a workflow's own token; an issue of anybody else with our marker is not ours. */
const WORKFLOW_AUTHOR = "github-actions[bot]";

/** The step of issue/action.yml. */
export const issueMain = (runtime: ActionsRuntime, world: World): Promise<ExitCode> =>
  githubStep(runtime, world, "nothing was done", async (run, connect) => {
    const report = readReport(world, resolve(runtime.workspace, runtime.input("report")));
    return keepIssue(report, runtime.input("title"), run, await connect());
  });

/** One issue per scope: opened when the verdict fails, updated while it does, closed when all is well again. */
async function keepIssue(report: Report, title: string, run: GitHubRun, github: GitHub): Promise<string> {
  const known = ours(await github.openIssues(WORKFLOW_AUTHOR), report.scope);
  const isWell = report.verdict.status === "pass";
  if (isWell && !known) return "all is well, and no issue is open";
  const body = renderComment(report, {
    run: run.runId,
    blobUrl: blobUrl(run, run.sha),
    elsewhere: `${runLink(run)} has all of it`,
  });
  if (!known) return `issue ${(await github.createIssue(title, body)).number}: opened`;
  await github.updateIssue(known.number, body, isWell ? "closed" : "open");
  return `issue ${known.number}: ${isWell ? "closed, all is well again" : "up to date"}`;
}

const ours = (issues: readonly Issue[], scope: string): Issue | undefined =>
  issues.filter(({ body }) => runOfComment(body, scope) !== undefined).sort((a, b) => a.number - b.number)[0];
