import { type GitHub, GitHubFailure, type IssueComment } from "../core/github.ts";
import type { Report } from "../core/report.ts";
import type { Log } from "../core/world.ts";
import { type CommentOptions, renderComment, runOfComment } from "../report/comment.ts";

/** Who comments with a workflow's own token. Another token's login is learned from the first comment it makes. */
const WORKFLOW_AUTHOR = "github-actions[bot]";

/**
 * Keeps one comment on the pull request up to date: found by marker and author, updated in place, turned into "all clear"; without
 * findings none is made. Where several runs comment at once, the oldest comment stays and the others go.
 */
export async function postSticky(
  report: Report,
  pull: number,
  options: CommentOptions,
  github: GitHub,
  log: Log,
): Promise<void> {
  const body = renderComment(report, options);
  const ours = ofScope(await github.comments(pull), report.scope);
  const kept = ours.find((comment) => comment.author === WORKFLOW_AUTHOR);
  if (kept) return update(kept, body, report.scope, options.run, github, log);
  if (report.findings.length === 0 && report.verdict.status === "pass") return;
  const made = await github.createComment(pull, body);
  await keepOldest(made, pull, report.scope, github);
}

/** Oldest first. */
const ofScope = (comments: readonly IssueComment[], scope: string): readonly IssueComment[] =>
  comments.filter(({ body }) => runOfComment(body, scope) !== undefined).sort((a, b) => a.id - b.id);

/** A run that ends late must not undo what a later run said; a comment that says the same already costs no request. */
async function update(
  comment: IssueComment,
  body: string,
  scope: string,
  run: number,
  github: GitHub,
  log: Log,
): Promise<void> {
  const theirs = runOfComment(comment.body, scope) ?? 0;
  if (theirs > run) {
    log.info(`the comment is of a later run (${theirs}); it stays as it is`);
    return;
  }
  if (comment.body !== body) await github.updateComment(comment.id, body);
}

/**
 * After ours was made: another run may have made one at the same time, or an earlier one of this author was not known as ours. The
 * oldest comment stays with the words of the latest run, so runs that do this at once end alike.
 */
async function keepOldest(made: IssueComment, pull: number, scope: string, github: GitHub): Promise<void> {
  const ours = ofScope(await github.comments(pull), scope).filter(({ author }) => author === made.author);
  const [oldest, ...others] = ours;
  if (!oldest || others.length === 0) return;
  const runOf = ({ body }: IssueComment): number => runOfComment(body, scope) ?? 0;
  const latest = ours.reduce((a, b) => (runOf(b) > runOf(a) ? b : a));
  if (latest.body !== oldest.body) await github.updateComment(oldest.id, latest.body);
  for (const other of others) await deleteIfThere(other.id, github);
}

async function deleteIfThere(id: number, github: GitHub): Promise<void> {
  try {
    await github.deleteComment(id);
  } catch (cause) {
    if (!(cause instanceof GitHubFailure) || cause.status !== 404) throw cause;
  }
}
