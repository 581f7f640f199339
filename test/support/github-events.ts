/** Payloads of events as GitHub sends them, reduced to what is read. The harness's repository is acme/project. */

const HEAD = "b".repeat(40);

export const pullRequest = (over: { readonly fork?: boolean; readonly author?: string } = {}) => ({
  pull_request: {
    number: 5,
    user: { login: over.author ?? "someone" },
    head: { sha: HEAD, repo: { full_name: over.fork ? "someone/project" : "acme/project" } },
  },
});

/** The run of a fork's pull request has ended. */
export const workflowRun = (over: object = {}) => ({
  workflow_run: {
    id: 4711,
    event: "pull_request",
    head_sha: HEAD,
    head_branch: "patch-1",
    head_repository: { full_name: "someone/project" },
    pull_requests: [],
    ...over,
  },
});

/** The pull request that belongs to `workflowRun`, as the API lists it. */
export const openPull = (
  over: { readonly number?: number; readonly sha?: string; readonly state?: "open" | "closed" } = {},
) => ({
  number: over.number ?? 5,
  state: over.state ?? ("open" as const),
  head: {
    ref: "patch-1",
    label: "someone:patch-1",
    sha: over.sha ?? HEAD,
    repo: { full_name: "someone/project" },
  },
});
