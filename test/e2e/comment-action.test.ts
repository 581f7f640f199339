import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { finding, report, reportOf } from "../report/samples.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { type GitHubApi, startGitHubApi } from "../support/github-api.ts";
import { openPull, pullRequest, workflowRun } from "../support/github-events.ts";
import { runStep, type StepEnd, type StepSpec } from "../support/runner.ts";
import { runWorkflow, workflowOfPage } from "../support/workflow.ts";

const PULLS = "GET /repos/acme/project/pulls";
const COMMENTS = "GET /repos/acme/project/issues/5/comments";
const COMMENT = "POST /repos/acme/project/issues/5/comments";

interface Case {
  /** The report's file; a text is written as it is; undefined = there is none. */
  readonly file?: Report | string;
  readonly payload?: unknown;
  readonly event?: string;
  readonly token?: string;
  readonly prepare?: (api: GitHubApi) => void;
}

async function commented(c: Case): Promise<{ end: StepEnd; api: GitHubApi }> {
  const api = await startGitHubApi();
  using dir = fixture();
  if (c.file !== undefined) {
    writeFileSync(dir.path("r.json"), typeof c.file === "string" ? c.file : JSON.stringify(c.file));
  }
  api.state.pulls.push(openPull());
  c.prepare?.(api);
  const end = await runStep("main", {
    workspace: dir.dir,
    action: "comment",
    inputs: { report: "." },
    env: { GITHUB_API_URL: api.apiUrl },
    event: c.event ?? "workflow_run",
    payload: c.payload ?? workflowRun(),
    token: c.token ?? "t-secret",
  });
  await api.close();
  return { end, api };
}

test.concurrent("a fork's report becomes the comment of the pull request that the API names", async () => {
  const { end, api } = await commented({ file: reportOf([finding()]) });
  expect(end.outputs["result"]).toBe("pull request 5: its comment is up to date");
  expect(api.routes()).toEqual([PULLS, COMMENTS, COMMENT, COMMENTS]);
  expect(api.calls[0]?.query).toContain("head=someone%3Apatch-1");
  expect(api.state.comments[0]?.body).toContain("/acme/project/blob/bbbbbbbbbb");
  expect(end.code).toBe(0);
});

test.concurrent("no findings and no comment yet: two calls, nothing posted; a comment becomes all clear", async () => {
  const { api } = await commented({ file: report() });
  expect(api.routes()).toEqual([PULLS, COMMENTS]);
  const body = "<!-- gomod-preflight:comment scope=. run=1 -->\n1 error";
  const again = await commented({
    file: report(),
    prepare: ({ state }) => void state.comments.push({ id: 9, user: { login: "github-actions[bot]" }, body }),
  });
  expect(again.api.state.comments[0]?.body).toContain("all clear");
  expect(again.api.routes()).toHaveLength(3);
});

const nothingCases: Readonly<Record<string, readonly [Case, string]>> = {
  "the pull request was closed meanwhile": [
    { prepare: ({ state }) => void state.pulls.splice(0, 1, openPull({ state: "closed" })) },
    "no open pull request has this head",
  ],
  "it was pushed to since": [
    { prepare: ({ state }) => void state.pulls.splice(0, 1, openPull({ sha: "c".repeat(40) })) },
    "no open pull request has this head",
  ],
  "two pull requests have this head": [
    { prepare: ({ state }) => void state.pulls.push(openPull({ number: 6 })) },
    "more than one open pull request",
  ],
  "the fork is gone": [{ payload: workflowRun({ head_repository: null }) }, "the fork is gone"],
  "the run was for a push": [{ payload: workflowRun({ event: "push" }) }, "the run was for push"],
  "another event": [{ event: "pull_request", payload: pullRequest() }, "this event is no workflow_run"],
  "no token": [{ token: "" }, "there is no token"],
  "a token without rights": [{ prepare: ({ state }) => state.rights.clear() }, "HTTP 403"],
};

test.concurrent.each(Object.entries(nothingCases))("nothing is posted: %s", async (_name, [c, why]) => {
  const { end, api } = await commented({ file: reportOf([finding()]), ...c });
  expect(end.outputs["result"]).toContain(`nothing was posted: `);
  expect(end.outputs["result"]).toContain(why);
  expect(api.state.comments).toEqual([]);
  expect(end.code).toBe(0);
});

const hostileCases: Readonly<Record<string, readonly [Report | string | undefined, string]>> = {
  "no report": [undefined, "there is no report"],
  "no JSON": ["]]>\n::error::owned", "refused"],
  "a way out of the repository": [reportOf([finding({ path: "../../etc/passwd" })]), "a path is outside"],
  "a pull request number in it is ignored": [
    JSON.stringify({ ...reportOf([finding()]), pull: 99, findings: 1 }),
    "refused: findings",
  ],
};

test.concurrent.each(Object.entries(hostileCases))("hostile report: %s", async (_name, [file, why]) => {
  const { end, api } = await commented(file === undefined ? {} : { file });
  expect(end.outputs["result"]).toContain(why);
  expect(api.calls).toEqual([]);
  expect(end.annotations).toEqual([]);
});

const page = "docs/guides/fork-comments.md";

async function pair(project: TempDir, artifacts: TempDir, api: GitHubApi): Promise<readonly StepEnd[]> {
  const common = { workspace: project.dir, env: { GITHUB_API_URL: api.apiUrl } };
  const quick = { warm: "off", verify: "off", cache: "off" };
  const first: StepSpec = {
    ...common,
    inputs: quick,
    event: "pull_request",
    payload: pullRequest({ fork: true }),
    token: "read-only",
  };
  const ran = await runWorkflow(workflowOfPage(page, "first workflow"), first, artifacts);
  const second: StepSpec = { ...common, event: "workflow_run", payload: workflowRun(), token: "may-write" };
  return [...ran, ...(await runWorkflow(workflowOfPage(page, "second workflow"), second, artifacts))];
}

test.concurrent("the pair of workflows of the guide, from a fork's run to the comment", async () => {
  await using api = await startGitHubApi();
  using project = fixture({
    "go.mod": "module example.test/m\n\ngo 1.24.0\n\nreplace example.test/a => ../../../outside\n",
    ".github/gomod-preflight.yml": "rules:\n  replace-outside-repository: error\n",
  });
  using artifacts = fixture();
  api.state.pulls.push(openPull());
  const [preflight, comment] = await pair(project, artifacts, api);
  expect(preflight?.outputs["verdict"]).toBe("fail");
  expect(preflight?.log).toContain("a fork's token may only read");
  expect(existsSync(artifacts.path("stored", "gomod-preflight-report"))).toBe(true);
  expect(comment?.outputs["result"]).toBe("pull request 5: its comment is up to date");
  expect(api.state.comments[0]?.body).toContain("`replace-outside-repository`");
  expect(api.calls.every(({ headers }) => headers.authorization === "token may-write")).toBe(true);
});

test("the guide's workflows ask for the rights that its table names, and no more", () => {
  const text = readFileSync(page, "utf8");
  const workflows = ["first workflow", "second workflow"].map((mark) => workflowOfPage(page, mark));
  const rights = workflows.map(({ jobs }) =>
    Object.values(jobs).map((job) => (job as { permissions?: object }).permissions),
  );
  expect(rights).toEqual([[{ contents: "read" }], [{ actions: "read", "pull-requests": "write" }]]);
  expect(text).toContain("second workflow | – | `actions: read`, `pull-requests: write`");
});
