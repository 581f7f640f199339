import { expect, test } from "vitest";
import { renderGitlab } from "../../src/report/gitlab.ts";
import { renderRdjson } from "../../src/report/rdjson.ts";
import { finding, outcome, reportOf } from "./samples.ts";

test("GitLab code quality: required members, a fingerprint of its own each", () => {
  const entries = JSON.parse(
    renderGitlab(reportOf([finding({ severity: "notice" }), finding({ line: 30, endLine: 31 })])),
  );
  expect(entries).toEqual([
    {
      description:
        "replace example.com/a => ../../a leaves the repository Vendor the module or publish a version of it.",
      check_name: "replace-outside-repository",
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}:1$/),
      severity: "critical",
      location: { path: "services/api/go.mod", lines: { begin: 30, end: 31 } },
    },
    expect.objectContaining({ severity: "info", fingerprint: expect.stringMatching(/^[0-9a-f]{16}:2$/) }),
  ]);
});

test("rdjson: diagnostics with suggestions for safe fixes of the same file only", () => {
  const edit = { path: "services/api/go.mod", startLine: 12, endLine: 13, lines: ["a", "b"] };
  const fix = (path: string, safe: boolean) => ({ description: "d", safe, edits: [{ ...edit, path }] });
  const told = reportOf([
    finding({ column: 3, fix: fix("services/api/go.mod", true) }),
    finding({ line: 13, fix: fix("go.sum", true) }),
    finding({ line: 14, fix: fix("services/api/go.mod", false), related: [{ path: "go.work", line: 2 }] }),
  ]);
  const { source, diagnostics } = JSON.parse(renderRdjson(told));
  expect(source).toEqual({ name: "gomod-preflight" });
  expect(diagnostics[0]).toMatchObject({
    location: { path: "services/api/go.mod", range: { start: { line: 12, column: 3 } } },
    severity: "ERROR",
    code: { value: "replace-outside-repository" },
    suggestions: [
      { range: { start: { line: 12, column: 1 }, end: { line: 14, column: 1 } }, text: "a\nb\n" },
    ],
  });
  expect(diagnostics[1]).not.toHaveProperty("suggestions");
  expect(diagnostics[2]).not.toHaveProperty("suggestions");
  expect(diagnostics[2].relatedLocations).toMatchObject([{ location: { path: "go.work" } }]);
});

test("both say what the pull request itself suppressed and what nothing vouches for", () => {
  const told = reportOf([], {
    suppressed: [{ rule: "x", path: "go.mod", line: 5, reason: "agreed", addedHere: true }],
    fetch: {
      status: "ok",
      fetched: 1,
      fromCache: 0,
      present: 0,
      bytes: 1,
      outcomes: [outcome(1, { integrity: "unverified" })],
    },
  });
  for (const text of [renderGitlab(told), renderRdjson(told)]) {
    expect(text).toContain("suppressed by this pull request: agreed");
    expect(text).toContain("unverified: example.com/group1/m1@v1.1.0");
  }
});
