import { expect, test } from "vitest";
import type { GitHubEvent } from "../../src/core/event.ts";
import { chooseSinks } from "../../src/report/choose.ts";
import { finding, reportOf } from "./samples.ts";

const pull = (over: object = {}): GitHubEvent => ({
  kind: "pull_request",
  target: false,
  number: 1,
  headSha: "a",
  fork: false,
  dependabot: false,
  ...over,
});
const push: GitHubEvent = { kind: "other", name: "push" };
const fix = {
  description: "d",
  safe: true,
  edits: [{ path: "go.mod", startLine: 1, endLine: 1, lines: [] }],
};
const few = reportOf([finding()]);
const many = reportOf(Array.from({ length: 11 }, (_, i) => finding({ line: i + 1 })));
const fixable = reportOf([finding({ fix })]);

test.each([
  ["auto", push, true, few, [["annotations"]]],
  ["auto", push, true, many, [["check-run"], ["annotations"]]],
  ["auto", push, false, many, [["annotations"]]],
  ["auto", push, true, fixable, [["annotations"]]],
  ["auto", pull(), true, fixable, [["suggestions"], ["annotations"]]],
  ["auto", pull({ fork: true }), true, many, [["annotations"]]],
  ["auto", pull({ dependabot: true }), true, many, [["annotations"]]],
  ["auto", pull({ target: true }), true, fixable, [["annotations"]]],
  ["review", pull(), true, few, [["review", "comment"], ["annotations"]]],
  ["review", push, true, few, [["annotations"]]],
  ["comment", pull({ target: true }), true, few, [["comment"], ["annotations"]]],
  ["comment", pull(), false, few, [["annotations"]]],
  ["off", pull(), true, many, []],
] as const)("%s on %j, token %s", (annotate, event, token, report, steps) => {
  const choice = chooseSinks(annotate, event, token, report);
  expect(choice.steps).toEqual(steps);
  expect(choice.why).not.toBe("");
});
