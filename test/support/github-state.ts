/** What the contract server keeps; tests read and prepare it. */

interface StoredComment {
  readonly id: number;
  readonly user: { readonly login: string };
  body: string;
}

interface StoredFile {
  readonly filename: string;
  readonly status: string;
  readonly patch?: string;
}

export interface StoredIssue {
  readonly number: number;
  readonly title: string;
  readonly user: { readonly login: string };
  body: string;
  state: "open" | "closed";
}

interface StoredPull {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly head: {
    readonly ref: string;
    readonly label: string;
    readonly sha: string;
    readonly repo: { readonly full_name: string } | null;
  };
}

export interface ReviewCommentBody {
  readonly path: string;
  readonly line: number;
  readonly start_line?: number;
  readonly body: string;
}

export interface GitHubState {
  /** Rights of the token: "checks", "pull-requests", "issues". */
  readonly rights: Set<string>;
  /** Whose comments the token makes. */
  author: string;
  readonly pulls: StoredPull[];
  readonly files: StoredFile[];
  readonly comments: StoredComment[];
  readonly issues: StoredIssue[];
  readonly reviews: {
    readonly commit_id: string;
    readonly body: string;
    readonly comments: readonly ReviewCommentBody[];
  }[];
  readonly reviewComments: ReviewCommentBody[];
  readonly checkRuns: {
    readonly name: string;
    readonly head_sha: string;
    readonly conclusion: string;
    readonly annotations: unknown[];
  }[];
  /** Lines that GitHub refuses although they are in the diff. */
  readonly refusedLines: Set<string>;
}

export const newGitHubState = (): GitHubState => ({
  rights: new Set(["checks", "pull-requests", "issues"]),
  author: "github-actions[bot]",
  pulls: [],
  files: [],
  comments: [],
  issues: [],
  reviews: [],
  reviewComments: [],
  checkRuns: [],
  refusedLines: new Set(),
});
