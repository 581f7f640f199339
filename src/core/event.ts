import * as v from "valibot";

/** A repository on GitHub. */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** The event that started the run, as far as the product acts on it. */
export type GitHubEvent =
  | {
      readonly kind: "pull_request";
      /** `pull_request_target`: the token may write, the code is the default branch's. */
      readonly target: boolean;
      readonly number: number;
      readonly headSha: string;
      readonly fork: boolean;
      readonly dependabot: boolean;
    }
  | {
      readonly kind: "workflow_run";
      readonly runId: number;
      /** The event of the run that ended: `pull_request`, `push`, … */
      readonly of: string;
      readonly headSha: string;
      readonly headBranch: string;
      /** Absent when the fork is gone. */
      readonly head?: RepositoryName;
    }
  | { readonly kind: "other"; readonly name: string };

/** Where a run stands on GitHub: from the runner's environment and the event's payload, never from a report. */
export interface GitHubRun {
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly repository: RepositoryName;
  readonly sha: string;
  readonly runId: number;
  readonly event: GitHubEvent;
}

const repository = v.object({ full_name: v.string() });

const pullRequestPayload = v.object({
  pull_request: v.object({
    number: v.number(),
    user: v.nullish(v.object({ login: v.string() })),
    head: v.object({ sha: v.string(), repo: v.nullish(repository) }),
  }),
});

const workflowRunPayload = v.object({
  workflow_run: v.object({
    id: v.number(),
    event: v.string(),
    head_sha: v.string(),
    head_branch: v.nullable(v.string()),
    head_repository: v.nullish(repository),
  }),
});

/**
 * Reads `GITHUB_*` variables and the parsed payload. Undefined outside GitHub Actions or where the variables are not whole;
 * a payload of another shape than the event's name promises makes the event `other`.
 */
export function readGitHubRun(
  env: Readonly<Record<string, string>>,
  payload: unknown,
): GitHubRun | undefined {
  const name = repositoryName(env["GITHUB_REPOSITORY"] ?? "");
  if (env["GITHUB_ACTIONS"] !== "true" || !name) return undefined;
  return {
    apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
    serverUrl: env["GITHUB_SERVER_URL"] ?? "https://github.com",
    repository: name,
    sha: env["GITHUB_SHA"] ?? "",
    runId: Number(env["GITHUB_RUN_ID"] ?? 0),
    event: eventOf(env["GITHUB_EVENT_NAME"] ?? "", payload, env),
  };
}

function repositoryName(fullName: string): RepositoryName | undefined {
  const [owner, name, ...more] = fullName.split("/");
  return owner && name && more.length === 0 ? { owner, name } : undefined;
}

function eventOf(name: string, payload: unknown, env: Readonly<Record<string, string>>): GitHubEvent {
  if (name === "pull_request" || name === "pull_request_target") return pullRequest(name, payload, env);
  if (name === "workflow_run") return workflowRun(name, payload);
  return { kind: "other", name };
}

function pullRequest(name: string, payload: unknown, env: Readonly<Record<string, string>>): GitHubEvent {
  const read = v.safeParse(pullRequestPayload, payload);
  if (!read.success) return { kind: "other", name };
  const { number, head, user } = read.output.pull_request;
  return {
    kind: "pull_request",
    target: name === "pull_request_target",
    number,
    headSha: head.sha,
    fork: head.repo?.full_name !== env["GITHUB_REPOSITORY"],
    dependabot: user?.login === "dependabot[bot]" || env["GITHUB_ACTOR"] === "dependabot[bot]",
  };
}

function workflowRun(name: string, payload: unknown): GitHubEvent {
  const read = v.safeParse(workflowRunPayload, payload);
  if (!read.success) return { kind: "other", name };
  const run = read.output.workflow_run;
  const head = repositoryName(run.head_repository?.full_name ?? "");
  return {
    kind: "workflow_run",
    runId: run.id,
    of: run.event,
    headSha: run.head_sha,
    headBranch: run.head_branch ?? "",
    ...(head ? { head } : {}),
  };
}
