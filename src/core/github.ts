import type { RepositoryName } from "./event.ts";
import type { Severity } from "./finding.ts";

/** One file of a pull request; `patch` is absent for binary, renamed-only and very large files. */
export interface ChangedFile {
  readonly path: string;
  readonly status: string;
  readonly patch?: string;
}

export interface ReviewComment {
  readonly path: string;
  /** Last line of the range, in the file as the pull request leaves it. */
  readonly line: number;
  /** First line where the range has several. */
  readonly startLine?: number;
  readonly body: string;
}

export interface IssueComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

export interface CheckAnnotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
}

export interface CheckRun {
  readonly name: string;
  readonly headSha: string;
  readonly conclusion: "success" | "failure" | "neutral";
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly CheckAnnotation[];
}

export interface OpenPull {
  readonly number: number;
  readonly headSha: string;
  /** `owner/name`; absent when the fork is gone. */
  readonly headRepository?: string;
}

export interface Issue {
  readonly number: number;
  readonly body: string;
}

/**
 * What the product asks of GitHub about one repository. Retries, paging, timeouts and rate limits are inside; every failure is
 * a `GitHubFailure`.
 */
export interface GitHub {
  /** Up to 3,000 files, which is where GitHub stops; `truncated` when it may have more. */
  changedFiles(
    pull: number,
  ): Promise<{ readonly files: readonly ChangedFile[]; readonly truncated: boolean }>;
  reviewComments(pull: number): Promise<readonly { readonly path: string; readonly body: string }[]>;
  createReview(pull: number, commit: string, body: string, comments: readonly ReviewComment[]): Promise<void>;
  createReviewComment(pull: number, commit: string, comment: ReviewComment): Promise<void>;
  comments(pull: number): Promise<readonly IssueComment[]>;
  createComment(pull: number, body: string): Promise<IssueComment>;
  updateComment(id: number, body: string): Promise<void>;
  deleteComment(id: number): Promise<void>;
  /** 50 annotations a request, as many requests as it takes. */
  createCheckRun(check: CheckRun): Promise<void>;
  openPulls(head: RepositoryName, branch: string): Promise<readonly OpenPull[]>;
  /** Open issues that `author` made; pull requests are not among them. */
  openIssues(author: string): Promise<readonly Issue[]>;
  createIssue(title: string, body: string): Promise<Issue>;
  updateIssue(number: number, body: string, state: "open" | "closed"): Promise<void>;
}

/** A request that GitHub refused or that did not come through. */
export class GitHubFailure extends Error {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  constructor(status: number, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "GitHubFailure";
    this.status = status;
  }
}
