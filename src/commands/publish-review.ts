import { type GitHub, GitHubFailure } from "../core/github.ts";
import type { Report, ReportFinding } from "../core/report.ts";
import type { Log } from "../core/world.ts";
import { planReview, type ReviewInput, type ReviewPlan } from "../report/review.ts";

type ReviewOptions = Pick<ReviewInput, "onlyFixes" | "sourceLine" | "elsewhere">;

/** Posts one review; where GitHub refuses it for a line (422), its comments one by one. Returns the findings without a comment. */
export async function postReview(
  report: Report,
  pull: Pull,
  options: ReviewOptions,
  github: GitHub,
  log: Log,
): Promise<readonly ReportFinding[]> {
  const { files, truncated } = await github.changedFiles(pull.number);
  if (truncated)
    log.warn(
      "GitHub lists only the first 3,000 files of this pull request; the rest gets no review comments",
    );
  const existing = await github.reviewComments(pull.number);
  const plan = planReview(report, { ...options, files, truncated, existing });
  if (plan.comments.length === 0) {
    log.info("no finding is on a line of the diff that has no comment yet");
    return plan.rest;
  }
  const refused = await postPlan(plan, pull, github, log);
  return [...refused, ...plan.rest];
}

type Pull = { readonly number: number; readonly headSha: string };

/** The findings whose comments GitHub refused. */
async function postPlan(
  plan: ReviewPlan,
  pull: Pull,
  github: GitHub,
  log: Log,
): Promise<readonly ReportFinding[]> {
  const comments = plan.comments.map(({ comment }) => comment);
  try {
    await github.createReview(pull.number, pull.headSha, plan.body, comments);
    return [];
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    log.warn(`GitHub refused the review for one of its lines: ${cause.message}; its comments go one by one`);
    return postOneByOne(plan, pull, github, log);
  }
}

async function postOneByOne(
  plan: ReviewPlan,
  pull: Pull,
  github: GitHub,
  log: Log,
): Promise<readonly ReportFinding[]> {
  const refused: ReportFinding[] = [];
  for (const { comment, finding } of plan.comments) {
    try {
      await github.createReviewComment(pull.number, pull.headSha, comment);
    } catch (cause) {
      if (!isRefusal(cause)) throw cause;
      log.warn(`no comment on ${comment.path}, line ${comment.line}: ${cause.message}`);
      refused.push(finding);
    }
  }
  return refused;
}

const isRefusal = (cause: unknown): cause is GitHubFailure =>
  cause instanceof GitHubFailure && cause.status === 422;
