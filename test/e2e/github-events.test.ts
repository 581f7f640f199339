import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { fixture } from "../support/fixture.ts";
import { startGitHubApi } from "../support/github-api.ts";
import { pullRequest, workflowRun } from "../support/github-events.ts";
import { runStep } from "../support/runner.ts";

/** A finding with a safe fix on line 5, errors without one below; only these rules are on. */
const goMod = (replaces: number) =>
  ["module example.test/m", "", "go 1.24.0", "", "toolchain go1.25", "", ...replaceLines(replaces), ""].join(
    "\n",
  );

const replaceLines = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `replace example.test/r${i} => ../../../outside${i}`);

const off = rules
  .map(({ id }) => `  ${id}: off\n`)
  .filter((line) => !/toolchain-without-patch|replace-outside|suppression-|file-not/.test(line));
const config = `rules:\n  replace-outside-repository: error\n${off.join("")}`;

interface Case {
  readonly event: string;
  readonly payload?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly replaces?: number;
  readonly annotate?: string;
  readonly token?: string;
  readonly ghes?: boolean;
  readonly rights?: readonly string[];
  /** Routes of the API, in order. */
  readonly calls: readonly string[];
  /** Annotations that a user would see. */
  readonly annotations: number;
  readonly says: string;
}

const FILES = "GET /repos/acme/project/pulls/5/files";
const SAID = "GET /repos/acme/project/pulls/5/comments";
const REVIEW = "POST /repos/acme/project/pulls/5/reviews";
const CHECK = "POST /repos/acme/project/check-runs";
const COMMENTS = "GET /repos/acme/project/issues/5/comments";
const COMMENT = "POST /repos/acme/project/issues/5/comments";

const cases: Readonly<Record<string, Case>> = {
  "push, few findings": { event: "push", calls: [], annotations: 2, says: "shown by annotations" },
  "push, many findings": {
    event: "push",
    replaces: 12,
    calls: [CHECK],
    annotations: 0,
    says: "shown by check-run",
  },
  "push, no findings": {
    event: "push",
    replaces: -1,
    calls: [],
    annotations: 0,
    says: "shown by annotations",
  },
  "pull request, same repository": {
    event: "pull_request",
    payload: pullRequest(),
    calls: [FILES, SAID, REVIEW],
    annotations: 1,
    says: "1 safe fix to suggest",
  },
  "pull request, no findings": {
    event: "pull_request",
    payload: pullRequest(),
    replaces: -1,
    calls: [],
    annotations: 0,
    says: "shown by annotations",
  },
  "pull request, no findings, comment": {
    event: "pull_request",
    payload: pullRequest(),
    replaces: -1,
    annotate: "comment",
    calls: [COMMENTS],
    annotations: 0,
    says: "annotate says comment",
  },
  "pull request, comment": {
    event: "pull_request",
    payload: pullRequest(),
    annotate: "comment",
    calls: [COMMENTS, COMMENT, COMMENTS],
    annotations: 0,
    says: "annotate says comment",
  },
  "pull request on GitHub Enterprise Server": {
    event: "pull_request",
    payload: pullRequest(),
    ghes: true,
    calls: [FILES, SAID, REVIEW],
    annotations: 1,
    says: "1 safe fix to suggest",
  },
  "pull request, a token without rights": {
    event: "pull_request",
    payload: pullRequest(),
    replaces: 12,
    rights: [],
    calls: [FILES, SAID, REVIEW, CHECK],
    annotations: 12,
    says: "pull-requests: write",
  },
  fork: {
    event: "pull_request",
    payload: pullRequest({ fork: true }),
    calls: [],
    annotations: 2,
    says: "fork",
  },
  Dependabot: {
    event: "pull_request",
    payload: pullRequest({ author: "dependabot[bot]" }),
    calls: [],
    annotations: 2,
    says: "Dependabot",
  },
  pull_request_target: {
    event: "pull_request_target",
    payload: pullRequest({ fork: false }),
    calls: [],
    annotations: 2,
    says: "pull_request_target",
  },
  workflow_run: {
    event: "workflow_run",
    payload: workflowRun(),
    calls: [],
    annotations: 2,
    says: "workflow_run",
  },
  merge_group: { event: "merge_group", calls: [], annotations: 2, says: "shown by annotations" },
  schedule: { event: "schedule", replaces: 12, calls: [CHECK], annotations: 0, says: "shown by check-run" },
  "no event": { event: "", calls: [], annotations: 2, says: "shown by annotations" },
  "no token": {
    event: "pull_request",
    payload: pullRequest(),
    token: "",
    calls: [],
    annotations: 2,
    says: "there is no token",
  },
  "a payload that is none": {
    event: "pull_request",
    payload: "]]>",
    calls: [],
    annotations: 2,
    says: "annotations",
  },
};

test.concurrent.each(Object.entries(cases))("%s", async (_name, c) => {
  await using api = await startGitHubApi({ ghes: c.ghes ?? false });
  const text = (c.replaces ?? 1) < 0 ? "module example.test/m\n\ngo 1.24.0\n" : goMod(c.replaces ?? 1);
  using project = fixture({ "go.mod": text, ".github/gomod-preflight.yml": config });
  const lines = text.trimEnd().split("\n");
  const patch = [`@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`)].join("\n");
  api.state.files.push({ filename: "go.mod", status: "added", patch });
  if (c.rights) api.state.rights.clear();
  const end = await runStep("main", {
    workspace: project.dir,
    inputs: { warm: "off", verify: "off", cache: "off", annotate: c.annotate ?? "auto" },
    env: { GITHUB_API_URL: api.apiUrl, ...c.env },
    event: c.event,
    payload: c.payload,
    token: c.token ?? "secret-token",
  });
  expect(api.routes(), end.log).toEqual(c.calls);
  expect(end.annotations, end.log).toHaveLength(c.annotations);
  expect(end.log).toContain(c.says);
  expect(end.log).not.toContain("secret-token");
  expect(end.masks).toEqual(c.calls.length > 0 ? ["secret-token"] : []);
  expect(end.annotations.filter(({ matched }) => matched)).toEqual([]);
  expect(end.outputs["verdict"]).toBe((c.replaces ?? 1) < 0 ? "pass" : "fail");
  expect(end.code).toBe((c.replaces ?? 1) < 0 ? 0 : 1);
  expect(JSON.parse(readFileSync(end.outputs["report"] ?? "", "utf8")).version).toBe(1);
});
