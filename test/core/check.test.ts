import { describe, expect, test } from "vitest";
import { check } from "../../src/core/check.ts";
import { type Config, defaultConfig } from "../../src/core/config.ts";
import type { Finding, FindingDraft } from "../../src/core/finding.ts";
import type { Rule } from "../../src/core/rule.ts";
import type { Snapshot } from "../../src/core/snapshot.ts";
import { verdictOf } from "../../src/core/verdict.ts";
import { snapshotOf } from "../support/rule-fixture.ts";

const goMod = "module example.com/m\n\ngo 1.26\n";
const plain = snapshotOf({ "go.mod": goMod });

const draft = (path: string, line: number, message = "m"): FindingDraft => ({
  message,
  help: "h",
  at: { path, line },
});

const ruleOf = (id: string, drafts: readonly FindingDraft[], more: Partial<Rule> = {}): Rule => ({
  id,
  severity: "warning",
  summary: "",
  source: "",
  needs: [],
  check: () => drafts,
  ...more,
});

const config = (more: Partial<Config>): Config => ({ ...defaultConfig, ...more });

describe("findings", () => {
  test("come sorted by path, line, column and rule, each once", () => {
    const one = ruleOf("b-rule", [draft("b", 1), draft("a", 10), draft("a", 9), draft("a", 9)]);
    const two = ruleOf("a-rule", [draft("a", 9)]);
    const { findings } = check(plain, defaultConfig, [one, two]);
    expect(findings.map(({ at, rule }) => `${at.path}:${at.line} ${rule}`)).toEqual([
      "a:9 a-rule",
      "a:9 b-rule",
      "a:10 b-rule",
      "b:1 b-rule",
    ]);
  });

  test("take their severity from the configuration, then the draft, then the rule", () => {
    const milder = { ...draft("b", 1), severity: "notice" as const };
    const rules = [ruleOf("one-rule", [draft("a", 1), milder])];
    const severities = (more: Partial<Config>) =>
      check(plain, config(more), rules).findings.map(({ severity }) => severity);
    expect(severities({})).toEqual(["warning", "notice"]);
    expect(severities({ rules: { "one-rule": "error" } })).toEqual(["error", "error"]);
    expect(severities({ rules: { "one-rule": "off" } })).toEqual([]);
  });

  test("of other stages are judged alike", () => {
    const extra: Finding = { ...draft("z", 1), rule: "late-rule", severity: "error", related: [], data: {} };
    expect(check(plain, defaultConfig, [], [extra]).findings).toEqual([extra]);
    expect(check(plain, config({ rules: { "late-rule": "off" } }), [], [extra]).findings).toEqual([]);
  });
});

describe("skipped", () => {
  test("is the rest of a rule that finds fault with every line of a huge file", () => {
    const drafts = (count: number) => Array.from({ length: count }, (_, index) => draft("a", index + 1));
    const many = check(plain, defaultConfig, [ruleOf("loud-rule", drafts(10_001))]);
    expect(many.findings).toHaveLength(10_000);
    expect(many.skipped).toMatchObject([
      { rule: "loud-rule", reason: expect.stringContaining("10000 findings") },
    ]);
    const just = check(plain, defaultConfig, [ruleOf("loud-rule", drafts(10_000))]);
    expect([just.findings.length, just.skipped]).toEqual([10_000, []]);
  });

  test("is a rule whose fact is missing, with the reason", () => {
    const rule = ruleOf("one-rule", [draft("a", 1)], { needs: ["git"] });
    const result = check(plain, defaultConfig, [rule]);
    expect(result.findings).toEqual([]);
    expect(result.skipped).toEqual([{ rule: "one-rule", reason: plain.missing.get("git") }]);
  });

  test("says for which files a rule could not be judged, and judges the others", () => {
    const broken = snapshotOf({ "go.mod": goMod, "a/go.mod": "nonsense" });
    const rule = ruleOf("one-rule", [draft("go.mod", 1)], { needs: ["modules"] });
    const result = check(broken, defaultConfig, [rule]);
    expect(result.findings).toHaveLength(1);
    expect(result.skipped).toEqual([
      { rule: "one-rule", reason: "not judged where a/go.mod could not be read" },
    ]);
  });
});

describe("suppressions", () => {
  const rule = ruleOf("one-rule", [draft("go.mod", 3)]);
  const withComment = (comment: string): Snapshot =>
    snapshotOf({ "go.mod": `module example.com/m\n${comment}\ngo 1.26\n` });

  test("cover their own line and the next one", () => {
    const result = check(withComment("// gomod-preflight: ignore one-rule reason=known"), defaultConfig, [
      rule,
    ]);
    expect(result.findings).toEqual([]);
    expect(result.suppressed).toEqual([
      { rule: "one-rule", path: "go.mod", line: 3, reason: "known", addedHere: false },
    ]);
  });

  test.each([
    ["no reason", "// gomod-preflight: ignore one-rule"],
    ["another rule", "// gomod-preflight: ignore other-rule reason=x"],
    ["past its day", "// gomod-preflight: ignore one-rule until=2026-11-20 reason=x"],
  ])("do not count with %s", (_, comment) => {
    expect(check(withComment(comment), defaultConfig, [rule]).findings).toHaveLength(1);
  });

  test("of the configuration cover the files of their glob", () => {
    const suppress = [{ rule: "one-rule", path: "**/go.mod", reason: "r", line: 2 }];
    expect(check(plain, config({ suppress }), [rule]).findings).toEqual([]);
    const elsewhere = [{ rule: "one-rule", path: "services/**", reason: "r", line: 2 }];
    expect(check(plain, config({ suppress: elsewhere }), [rule]).findings).toHaveLength(1);
  });

  test("do not touch what cannot be suppressed, nor does switching it off", () => {
    const firm = ruleOf("one-rule", [draft("go.mod", 3)], { unsuppressible: true });
    const result = check(
      withComment("// gomod-preflight: ignore one-rule reason=known"),
      config({ rules: { "one-rule": "off" } }),
      [firm],
    );
    expect(result.findings).toMatchObject([{ severity: "warning" }]);
  });

  test("that the pull request adds are marked", () => {
    const snapshot = withComment("// gomod-preflight: ignore one-rule reason=known");
    const changed = { ...snapshot, changedLines: new Map([["go.mod", new Set([2])]]) };
    expect(check(changed, defaultConfig, [rule]).suppressed).toMatchObject([{ addedHere: true }]);
  });
});

describe("verdict", () => {
  const found = (severity: Finding["severity"]): Finding => ({
    ...draft("a", 1),
    rule: "one-rule",
    severity,
    related: [],
    data: {},
  });

  test.each([
    ["error", "error", "fail"],
    ["warning", "error", "pass"],
    ["warning", "warning", "fail"],
    ["notice", "warning", "pass"],
    ["error", "never", "pass"],
  ] as const)("a finding of severity %s with fail-on %s: %s", (severity, failOn, status) => {
    expect(verdictOf([found(severity)], failOn)).toMatchObject({ status, failOn });
  });

  test("some rules fail whatever fail-on says", () => {
    expect(verdictOf([found("error")], "never", new Set(["one-rule"])).status).toBe("fail");
  });
});
