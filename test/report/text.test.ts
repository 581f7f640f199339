import { expect, test } from "vitest";
import { renderText, type TextOptions } from "../../src/report/text.ts";
import { finding, outcome, report, reportOf } from "./samples.ts";

const plain: TextOptions = { color: false, width: 80, verbose: false, quiet: false };

test("findings are grouped by file, one line each, with help below and the summary after", () => {
  const told = reportOf(
    [
      finding({ path: "go.mod", line: 3, column: 7, severity: "warning", rule: "b-rule", message: "second" }),
      finding({ path: "a/go.mod", line: 9, related: [{ path: "go.work", line: 4 }] }),
    ],
    {
      skipped: [{ rule: "godebug-unknown", reason: "no Go at hand" }],
      suppressed: [
        { rule: "x", path: "go.mod", line: 5, reason: "agreed", until: "2027-01-01", addedHere: true },
      ],
    },
  );
  const sourceLine = (path: string): string | undefined =>
    path === "go.mod" ? "\treplace x => ../x" : undefined;
  expect(renderText(told, { ...plain, sourceLine })).toBe(`a/go.mod
     9  error  replace example.com/a => ../../a leaves the repository  [replace-outside-repository]
           Vendor the module or publish a version of it.
           see go.work, line 4

go.mod
   3,7  warning  second  [b-rule]
           | replace x => ../x
           Vendor the module or publish a version of it.

Modules    1 (1 main)
Go         go1.26.8
Needed     3 module versions, 5.86 KiB (needed); 2.00 KiB not needed and not fetched
Fetched    3 fetched (5.86 KiB) in 1.5 s, 0 from the cache, 0 already there
           the checksum database was not asked: go.sum holds every hash
Verified   3 hashes, 3 trees, judged by go
Cache      skipped: not in GitHub Actions
Skipped    1 rule
           godebug-unknown: no Go at hand
Suppressed 1 finding
           x at go.mod, line 5, until 2027-01-01: agreed

suppressed by this pull request: x at go.mod, line 5 (agreed)
gomod-preflight: failed: 1 error, 1 warning (fails on error or worse), 1.5 s
`);
});

test("a binary is not quoted, and of a long line the beginning", () => {
  const quoted = (line: string) =>
    renderText(reportOf([finding({ path: "bin/tool", line: 1 })]), { ...plain, sourceLine: () => line })
      .split("\n")
      .filter((text) => text.includes("| "));
  expect(quoted("\x7fELF\x02\x01")).toEqual([]);
  expect(quoted("x".repeat(5_000))[0]).toHaveLength("           | ".length + 300);
});

test("a run that found everything in place says nothing to do", () => {
  const fetch = { status: "ok", fetched: 0, fromCache: 0, present: 180, bytes: 0, outcomes: [] } as const;
  expect(renderText(report({ fetch }), plain)).toContain(
    "Fetched    nothing to do: 180 module versions already in the module cache",
  );
});

test("a run that asked for nothing claims nothing about the module cache or about hashes", () => {
  const fetch = { status: "ok", fetched: 0, fromCache: 0, present: 0, bytes: 0, outcomes: [] } as const;
  const verify = { status: "ok", hashed: 0, trees: 0, byGo: false, failed: [] } as const;
  const text = renderText(report({ fetch, verify }), plain);
  expect(text).toContain("Fetched    nothing to do: no module version was asked for");
  expect(text).toContain("Verified   nothing was hashed, not judged by Go");
});

test("where check is off, every rule is skipped, in words", () => {
  const skipped = [{ rule: "*", reason: "check is off" }];
  expect(renderText(report({ skipped }), plain)).toContain("Skipped    every rule: check is off\n");
});

test("quiet keeps findings, marks and verdict", () => {
  const outcomes = [outcome(1, { integrity: "unverified" })];
  const fetch = { status: "ok", fetched: 1, fromCache: 0, present: 0, bytes: 0, outcomes } as const;
  expect(renderText(report({ fetch }), { ...plain, quiet: true })).toBe(
    "unverified: example.com/group1/m1@v1.1.0: no checksum vouches for these bytes\n" +
      "gomod-preflight: passed: no findings (fails on error or worse), 1.5 s\n",
  );
});

test("colour only where asked", () => {
  const told = reportOf([finding()]);
  expect(renderText(told, plain)).not.toContain("\u001b[");
  expect(renderText(told, { ...plain, color: true })).toContain("\u001b[31merror\u001b[0m");
});

test("hostile text neither drives the terminal nor the runner", () => {
  const hostile = "x\n::error::boo\u001b[2J main.go:12:3: y ::set-output name=a::b ##[error]z \u202Eevil";
  const text = renderText(reportOf([finding({ message: hostile, help: hostile, rule: hostile })]), plain);
  expect(text).not.toMatch(/^\s*::/m);
  expect(text).not.toContain("##[");
  expect(text).not.toMatch(/\.go:\d/);
  expect(text).toContain("<U+001B>[2J main.go line 12");
  expect(text).toContain("<U+202E>evil");
});

test("skipped rules with one reason share a line, and verbose names them", () => {
  const skipped = ["a", "b", "c", "d"].map((rule) => ({ rule, reason: "no base" }));
  expect(renderText(report({ skipped }), plain)).toContain("4 rules: no base");
  expect(renderText(report({ skipped }), { ...plain, verbose: true })).toContain("a, b, c, d: no base");
});
