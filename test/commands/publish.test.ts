import { expect, test } from "vitest";
import { connectGitHub } from "../../src/adapters/github.ts";
import { publish } from "../../src/commands/publish.ts";
import type { GitHubEvent } from "../../src/core/event.ts";
import type { Options } from "../../src/core/options.ts";
import type { Report } from "../../src/core/report.ts";
import type { Log } from "../../src/core/world.ts";
import { finding, report, reportOf } from "../report/samples.ts";
import { type GitHubApi, startGitHubApi } from "../support/github-api.ts";

const pull: GitHubEvent = {
  kind: "pull_request",
  target: false,
  number: 5,
  headSha: "b".repeat(40),
  fork: false,
  dependabot: false,
};

interface Case {
  readonly annotate?: Options["annotate"];
  readonly event?: GitHubEvent;
  readonly runId?: number;
  readonly timeoutMs?: number;
}

interface Stage extends AsyncDisposable {
  readonly api: GitHubApi;
  /** What was logged. */
  readonly said: string[];
  /** The lines for the runner, through the real client. */
  published(told: Report, over?: Case): Promise<readonly string[]>;
}

/** A contract server of its own, so that tests may run beside each other: most of their time is waiting. */
async function stage(): Promise<Stage> {
  const api = await startGitHubApi();
  const said: string[] = [];
  const log: Log = {
    debug: () => {},
    info: (text) => said.push(text),
    warn: (text) => said.push(`warning: ${text}`),
    error: (text) => said.push(`error: ${text}`),
    progress: () => {},
    mask: () => {},
  };
  const repository = { owner: "o", name: "r" };
  const places = { apiUrl: api.apiUrl, serverUrl: "https://github.com", repository, sha: "a".repeat(40) };
  return {
    api,
    said,
    published: (told, { annotate = "auto", event = pull, runId = 10, timeoutMs = 5_000 } = {}) => {
      const github = async () =>
        connectGitHub({ apiUrl: api.apiUrl, token: "t", repository, log, timeoutMs });
      const run = { ...places, runId, event };
      return publish(told, { run, github, annotate, log, sourceLine: (_path, n) => `line ${n}` });
    },
    [Symbol.asyncDispose]: () => api.close(),
  };
}

const patch = ["@@ -0,0 +1,9 @@", ...Array.from({ length: 9 }, (_, i) => `+line ${i + 1}`)].join("\n");
const changed = { filename: "go.mod", status: "modified", patch };
const onLine = (line: number, over = {}) =>
  finding({ path: "go.mod", line, data: { line: `${line}` }, ...over });
const fix = {
  description: "d",
  safe: true,
  edits: [{ path: "go.mod", startLine: 3, endLine: 3, lines: [] }],
};

test.concurrent("no findings: no call, nothing to print", async () => {
  await using at = await stage();
  const { api, published } = at;
  expect(await published(report())).toEqual([]);
  expect(api.calls).toEqual([]);
});

test.concurrent("auto with a safe fix: a review with the suggestion, the rest as annotations", async () => {
  await using at = await stage();
  const { api, said, published } = at;
  api.state.files.push(changed);
  const lines = await published(reportOf([onLine(3, { fix }), onLine(4)]));
  expect(api.state.reviews).toMatchObject([
    { commit_id: "b".repeat(40), comments: [{ path: "go.mod", line: 3, side: "RIGHT" }] },
  ]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("line=4");
  expect(api.routes()).toEqual([
    "GET /repos/o/r/pulls/5/files",
    "GET /repos/o/r/pulls/5/comments",
    "POST /repos/o/r/pulls/5/reviews",
  ]);
  expect(api.calls[0]?.headers["x-github-api-version"]).toBe("2022-11-28");
  expect(said[0]).toContain("suggestions, annotations: 1 safe fix to suggest");
});

test.concurrent("auto beyond the quota: one check run, 50 annotations a request", async () => {
  await using at = await stage();
  const { api, published } = at;
  const told = reportOf(
    Array.from({ length: 120 }, (_, i) => finding({ line: i + 1, column: 1, endLine: i + 2 })),
  );
  expect(await published(told, { event: { kind: "other", name: "push" } })).toEqual([]);
  expect(api.routes()).toEqual([
    "POST /repos/o/r/check-runs",
    "PATCH /repos/o/r/check-runs/1",
    "PATCH /repos/o/r/check-runs/1",
  ]);
  expect(api.state.checkRuns[0]).toMatchObject({ head_sha: "a".repeat(40), conclusion: "failure" });
  expect(api.state.checkRuns[0]?.annotations).toHaveLength(120);
});

test.concurrent("a token without rights: a warning that names the right, and annotations", async () => {
  await using at = await stage();
  const { api, said, published } = at;
  api.state.rights.clear();
  const told = reportOf(Array.from({ length: 12 }, (_, i) => finding({ line: i + 1 })));
  expect(await published(told)).toHaveLength(11);
  expect(said.join("\n")).toContain('does the job have "permissions: checks: write"?');
});

test.concurrent("review: GitHub refuses one line, the other comments are posted one by one", async () => {
  await using at = await stage();
  const { api, said, published } = at;
  api.state.files.push(changed);
  api.state.refusedLines.add("go.mod:4");
  const lines = await published(reportOf([onLine(3), onLine(4)]), { annotate: "review" });
  expect(api.state.reviews).toEqual([]);
  expect(api.state.reviewComments.map(({ line }) => line)).toEqual([3]);
  expect(lines.join("\n")).toContain("line=4");
  expect(said.join("\n")).toContain("no comment on go.mod, line 4");
});

test.concurrent("review fails: the comment takes over; that fails too: annotations", async () => {
  await using at = await stage();
  const { api, published } = at;
  api.state.files.push(changed);
  api.fault = (call) =>
    call.path.endsWith("/reviews") ? { kind: "status", status: 403, body: '{"message":"no"}' } : undefined;
  expect(await published(reportOf([onLine(3)]), { annotate: "review" })).toEqual([]);
  expect(api.state.comments).toHaveLength(1);
  api.state.rights.clear();
  expect(await published(reportOf([onLine(4)]), { annotate: "review" })).toHaveLength(1);
});

test.concurrent("3,000 files: GitHub's list ends there, and that is said", async () => {
  await using at = await stage();
  const { api, said, published } = at;
  for (let i = 0; i < 3_500; i++) api.state.files.push({ filename: `f${i}.go`, status: "added" });
  await published(reportOf([onLine(3)]), { annotate: "review" });
  expect(api.routes().filter((route) => route.endsWith("/files"))).toHaveLength(30);
  expect(said.join("\n")).toContain("only the first 3,000 files");
});

test.concurrent("comment: made once, updated in place over pages, all clear when the faults are gone", async () => {
  await using at = await stage();
  const { api, published } = at;
  for (let i = 0; i < 250; i++)
    api.state.comments.push({ id: i, user: { login: "someone" }, body: `talk ${i}` });
  const marked = `<!-- gomod-preflight:comment scope=. run=1 -->\nfrom somebody else`;
  api.state.comments.push({ id: 251, user: { login: "mallory" }, body: marked });
  await published(reportOf([onLine(3)]), { annotate: "comment" });
  const ours = () => api.state.comments.filter(({ user }) => user.login === "github-actions[bot]");
  expect(ours()).toHaveLength(1);
  expect(ours()[0]?.body).toContain("1 error");

  await published(reportOf([onLine(3), onLine(4)]), { annotate: "comment", runId: 11 });
  expect(ours()).toHaveLength(1);
  expect(ours()[0]?.body).toContain("2 errors");

  await published(report(), { annotate: "comment", runId: 12 });
  expect(ours()).toHaveLength(1);
  expect(ours()[0]?.body).toContain("all clear");
  expect(api.state.comments.find(({ id }) => id === 251)?.body).toBe(marked);
});

test.concurrent("comment without findings: none is made, one call", async () => {
  await using at = await stage();
  const { api, published } = at;
  expect(await published(report(), { annotate: "comment" })).toEqual([]);
  expect(api.routes()).toEqual(["GET /repos/o/r/issues/5/comments"]);
});

test.concurrent("a run that ends late does not undo what a later run said", async () => {
  await using at = await stage();
  const { api, published } = at;
  await published(reportOf([onLine(3)]), { annotate: "comment", runId: 20 });
  await published(report(), { annotate: "comment", runId: 19 });
  expect(api.state.comments[0]?.body).toContain("1 error");
});

test.concurrent("two runs at once end with one comment, of the later run", async () => {
  await using at = await stage();
  const { api, published } = at;
  api.fault = (call, nth) => (call.method === "GET" && nth <= 2 ? { kind: "delay", ms: 150 } : undefined);
  await Promise.all([
    published(reportOf([onLine(3)]), { annotate: "comment", runId: 30 }),
    published(reportOf([onLine(3), onLine(4)]), { annotate: "comment", runId: 31 }),
  ]);
  expect(api.state.comments).toHaveLength(1);
  expect(api.state.comments[0]?.body).toContain("run=31");
});

test.concurrent("another token's login is learned from its first comment: still one comment", async () => {
  await using at = await stage();
  const { api, published } = at;
  api.state.author = "our-app[bot]";
  await published(reportOf([onLine(3)]), { annotate: "comment", runId: 1 });
  await published(reportOf([onLine(3), onLine(4)]), { annotate: "comment", runId: 2 });
  expect(api.state.comments).toHaveLength(1);
  expect(api.state.comments[0]?.body).toContain("2 errors");
});

test.concurrent.each([
  ["5xx once", { kind: "status", status: 502, body: "{}" }],
  [
    "403 with Retry-After",
    {
      kind: "status",
      status: 403,
      headers: { "retry-after": "1" },
      body: '{"message":"You have exceeded a secondary rate limit"}',
    },
  ],
  ["a cut connection", { kind: "reset" }],
  ["silence", { kind: "silence" }],
] as const)("%s is tried again", async (_name, fault) => {
  await using at = await stage();
  const { api, published } = at;
  api.fault = (call, nth) => (call.path.endsWith("/comments") && nth === 1 ? fault : undefined);
  await published(reportOf([onLine(3)]), { annotate: "comment", timeoutMs: 3_000 });
  expect(api.state.comments).toHaveLength(1);
});

test.concurrent("GitHub is down: a warning, and annotations", async () => {
  await using at = await stage();
  const { api, said, published } = at;
  api.fault = () => ({ kind: "status", status: 500, body: "{}" });
  expect(await published(reportOf([onLine(3)]), { annotate: "comment" })).toHaveLength(1);
  expect(said.join("\n")).toContain("HTTP 500");
});
