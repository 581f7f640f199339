import type { Octokit } from "@octokit/rest";
import {
  type CheckAnnotation,
  type CheckRun,
  type GitHub,
  GitHubFailure,
  type ReviewComment,
} from "../core/github.ts";
import { type GitHubConnection, makeOctokit } from "./octokit.ts";

/** GitHub lists no more files of a pull request (REST docs, "List pull requests files"). */
const MOST_FILES = 3_000;
/** Annotations GitHub takes in one request (REST docs, check runs). */
const ANNOTATIONS_A_REQUEST = 50;

/** GitHub's REST API for one repository: retry and throttling by octokit's plugins, a timeout for each request. */
export function connectGitHub(connection: GitHubConnection): GitHub {
  const octokit = makeOctokit(connection);
  const repo = { owner: connection.repository.owner, repo: connection.repository.name };
  const pull = (number: number) => ({ ...repo, pull_number: number });
  const issue = (number: number) => ({ ...repo, issue_number: number });
  return {
    changedFiles: guarded("list the files", async (number) => {
      const found = await octokit.paginate(octokit.rest.pulls.listFiles, { ...pull(number), per_page: 100 });
      const files = found.map(({ filename, status, patch }) => ({
        path: filename,
        status,
        ...(patch === undefined ? {} : { patch }),
      }));
      return { files, truncated: files.length >= MOST_FILES };
    }),
    reviewComments: guarded("list the review comments", async (number) => {
      const route = octokit.rest.pulls.listReviewComments;
      const found = await octokit.paginate(route, { ...pull(number), per_page: 100 });
      return found.map(({ path, body }) => ({ path, body }));
    }),
    createReview: guarded("create a review", async (number, commit_id, body, comments) => {
      const wire = comments.map(reviewCommentOnWire);
      await octokit.rest.pulls.createReview({
        ...pull(number),
        commit_id,
        body,
        event: "COMMENT",
        comments: wire,
        request: ONCE,
      });
    }),
    createReviewComment: guarded("create a review comment", async (number, commit_id, comment) => {
      await octokit.rest.pulls.createReviewComment({
        ...pull(number),
        commit_id,
        ...reviewCommentOnWire(comment),
      });
    }),
    comments: guarded("list the comments", async (number) => {
      const found = await octokit.paginate(octokit.rest.issues.listComments, {
        ...issue(number),
        per_page: 100,
      });
      return found.map(({ id, user, body }) => ({ id, author: user?.login ?? "", body: body ?? "" }));
    }),
    createComment: guarded("create a comment", async (number, body) => {
      const { data } = await octokit.rest.issues.createComment({ ...issue(number), body });
      return { id: data.id, author: data.user?.login ?? "", body };
    }),
    updateComment: guarded("update the comment", async (comment_id, body) => {
      await octokit.rest.issues.updateComment({ ...repo, comment_id, body });
    }),
    deleteComment: guarded("delete a comment", async (comment_id) => {
      await octokit.rest.issues.deleteComment({ ...repo, comment_id });
    }),
    createCheckRun: guarded("create a check run", (check) => createCheckRun(octokit, repo, check)),
    openPulls: guarded("find the pull request", async (head, branch) => {
      const found = await octokit.paginate(octokit.rest.pulls.list, {
        ...repo,
        state: "open",
        head: `${head.owner}:${branch}`,
        per_page: 100,
      });
      return found.map((p) => ({
        number: p.number,
        headSha: p.head.sha,
        ...(p.head.repo ? { headRepository: p.head.repo.full_name } : {}),
      }));
    }),
    openIssues: guarded("list the issues", async (creator) => {
      const route = octokit.rest.issues.listForRepo;
      const found = await octokit.paginate(route, { ...repo, state: "open", creator, per_page: 100 });
      return found
        .filter((one) => one.pull_request === undefined)
        .map(({ number, body }) => ({ number, body: body ?? "" }));
    }),
    createIssue: guarded("create an issue", async (title, body) => {
      const { data } = await octokit.rest.issues.create({ ...repo, title, body });
      return { number: data.number, body };
    }),
    updateIssue: guarded("update the issue", async (issue_number, body, state) => {
      await octokit.rest.issues.update({ ...repo, issue_number, body, state });
    }),
  };
}

type Repo = { readonly owner: string; readonly repo: string };

/** The run is made with the first annotations and completed at once; each further request appends its own. */
async function createCheckRun(octokit: Octokit, repo: Repo, check: CheckRun): Promise<void> {
  const { name, title, summary, headSha: head_sha, conclusion } = check;
  const wire = check.annotations.map(annotationOnWire);
  const first = wire.slice(0, ANNOTATIONS_A_REQUEST);
  const { data } = await octokit.rest.checks.create({
    ...repo,
    name,
    head_sha,
    status: "completed",
    conclusion,
    output: { title, summary, annotations: first },
  });
  for (let at = ANNOTATIONS_A_REQUEST; at < wire.length; at += ANNOTATIONS_A_REQUEST) {
    const annotations = wire.slice(at, at + ANNOTATIONS_A_REQUEST);
    await octokit.rest.checks.update({
      ...repo,
      check_run_id: data.id,
      output: { title, summary, annotations },
    });
  }
}

/** A review that timed out may be there all the same: asking again would post it twice. */
const ONCE = { retries: 0 };

const LEVEL = { error: "failure", warning: "warning", notice: "notice" } as const;

const annotationOnWire = (a: CheckAnnotation) => ({
  path: a.path,
  start_line: a.startLine,
  end_line: a.endLine,
  ...(a.startColumn === undefined ? {} : { start_column: a.startColumn }),
  ...(a.endColumn === undefined ? {} : { end_column: a.endColumn }),
  annotation_level: LEVEL[a.severity],
  title: a.title,
  message: a.message,
});

const reviewCommentOnWire = ({ path, line, startLine, body }: ReviewComment) => ({
  path,
  line,
  side: "RIGHT" as const,
  ...(startLine === undefined || startLine === line
    ? {}
    : { start_line: startLine, start_side: "RIGHT" as const }),
  body,
});

/** Every failure becomes a `GitHubFailure` that says what was tried and GitHub's own words. */
function guarded<A extends readonly unknown[], R>(
  what: string,
  call: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await call(...args);
    } catch (cause) {
      const status = statusOf(cause);
      const words = cause instanceof Error ? cause.message : String(cause);
      throw new GitHubFailure(status, `could not ${what}: ${status > 0 ? `HTTP ${status}, ` : ""}${words}`, {
        cause,
      });
    }
  };
}

/** Octokit gives its own status (500) to requests that had no answer; only an answer's status counts. */
function statusOf(cause: unknown): number {
  const response = (cause as { response?: { status?: unknown } } | undefined)?.response;
  return typeof response?.status === "number" ? response.status : 0;
}
