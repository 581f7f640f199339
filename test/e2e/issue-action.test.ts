/** `issue/action.yml` in the runner's environment against GitHub's API on loopback. */
import { expect, test } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { finding, report, reportOf } from "../report/samples.ts";
import { fixture } from "../support/fixture.ts";
import { type GitHubApi, startGitHubApi } from "../support/github-api.ts";
import { runStep } from "../support/runner.ts";

const failing = {
  ...reportOf([finding()]),
  verdict: { ...reportOf([finding()]).verdict, status: "fail" },
} as Report;
const passing = { ...report(), verdict: { ...report().verdict, status: "pass" } } as Report;

async function scheduled(api: GitHubApi, file: Report | string): Promise<string> {
  using dir = fixture({ "r/report.json": typeof file === "string" ? file : JSON.stringify(file) });
  const end = await runStep("main", {
    workspace: dir.dir,
    action: "issue",
    inputs: { report: "r" },
    env: { GITHUB_API_URL: api.apiUrl },
    event: "schedule",
    payload: {},
    token: "t-secret",
  });
  expect(end.code).toBe(0);
  return end.outputs["result"] ?? "";
}

test("opened once, updated while it fails, closed when all is well, opened anew", async () => {
  await using api = await startGitHubApi();
  expect(await scheduled(api, passing)).toContain("no issue is open");
  expect(await scheduled(api, failing)).toContain("opened");
  expect(await scheduled(api, failing)).toContain("up to date");
  expect(api.state.issues.length).toBe(1);
  expect(await scheduled(api, passing)).toContain("closed");
  expect(api.state.issues[0]?.state).toBe("closed");
  expect(await scheduled(api, failing)).toContain("opened");
  expect(api.state.issues.length).toBe(2);
});

test("an issue of somebody else with our marker is left alone", async () => {
  await using api = await startGitHubApi();
  await scheduled(api, failing);
  const forged = { ...api.state.issues[0], number: 1, user: { login: "someone" } };
  api.state.issues.splice(0, 1, forged as (typeof api.state.issues)[number]);
  expect(await scheduled(api, failing)).toContain("opened");
});

test("no right to write: says so and does not fail", async () => {
  await using api = await startGitHubApi();
  api.state.rights.delete("issues");
  expect(await scheduled(api, failing)).toContain("not accessible");
});

test("a report that is none is refused", async () => {
  await using api = await startGitHubApi();
  expect(await scheduled(api, "{}")).toContain("the report is refused");
  expect(api.calls).toEqual([]);
});
