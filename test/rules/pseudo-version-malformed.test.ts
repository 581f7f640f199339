import { describe, expect, test } from "vitest";
import { commitAll, fixture, git } from "../support/fixture.ts";
import { findingsOf, realGo } from "../support/rule-fixture.ts";

const rule = "pseudo-version-malformed";
const goMod = (version: string, path = "a.test/x") =>
  `module example.com/m\n\ngo 1.26\n\nrequire ${path} ${version}\n`;
const hash = "0123456789ab";

test.each([
  ["v0.0.0-20260230120000-0123456789ab", 'malformed time "20260230120000"'],
  ["v0.0.0-20260228250000-0123456789ab", 'malformed time "20260228250000"'],
  ["v0.0.0-20991231000000-0123456789ab", "the time is in the future"],
  ["v0.0.0-20260228120000-01234567", "revision is shorter than canonical (12 digits)"],
  ["v0.0.0-20260228120000-0123456789abcdef", "revision is longer than canonical (12 digits)"],
  ["v0.0.0-20260228120000-0123456789AB", "revision is not in lower case"],
  ["v1.0.0-20260228120000-0123456789ab", "major version without preceding tag must be v0, not v1"],
  [
    "v2.0.0-20260228120000-0123456789ab+incompatible",
    'lacks base version, but has build metadata "+incompatible"',
  ],
  ["v1.2.0-0.20260228120000-0123456789ab", "version before v1.2.0 would have negative patch number"],
])("%s", (version, fault) => {
  expect(findingsOf(rule, { "go.mod": goMod(version) })).toMatchObject([
    { severity: "error", at: { path: "go.mod", line: 5 }, data: { version, fault } },
  ]);
});

test.each(["v1.2.4-20260228120000-0123456789ab", "v0.0.0-202602281200-0123456789ab"])(
  "%s is read as a tag, which it may be where go.sum knows it",
  (version) => {
    const tree = { "go.mod": goMod(version) };
    const [found] = findingsOf(rule, tree);
    expect(found).toMatchObject({
      severity: "warning",
      data: { fault: expect.stringMatching(/^syntax error/) },
    });
    expect(findingsOf(rule, { ...tree, "go.sum": `a.test/x ${version} h1:x=\n` })).toEqual([]);
  },
);

test("a warning where go.sum shows that some proxy serves it", () => {
  const version = "v0.0.0-20260228120000-01234567";
  const tree = { "go.mod": goMod(version), "go.sum": `a.test/x ${version}/go.mod h1:x=\n` };
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "warning" }]);
});

test("in a replacement it stands on that line", () => {
  const tree = {
    "go.mod": `${goMod("v1.0.0")}\nreplace a.test/x => a.test/f v0.0.0-20260230120000-${hash}\n`,
  };
  expect(findingsOf(rule, tree)).toMatchObject([{ at: { line: 7 }, data: { module: "a.test/f" } }]);
});

test.each([
  [`v0.0.0-20260228120000-${hash}`, "a.test/x"],
  [`v1.2.4-0.20260228120000-${hash}`, "a.test/x"],
  [`v1.2.3-rc.1.0.20260228120000-${hash}`, "a.test/x"],
  [`v3.2.2-0.20260228120000-${hash}+incompatible`, "a.test/x"],
  [`v2.0.0-20260228120000-${hash}`, "a.test/x/v2"],
  [`v1.0.0-20180628173108-${hash}`, "gopkg.in/check.v1"],
  [`v0.0.0-20161208181325-${hash}`, "gopkg.in/check.v1"],
  ["v0.0.0-00010101000000-000000000000", "a.test/x"],
  ["v1.2.3", "a.test/x"],
  ["v1.2.3-beta.20260228", "a.test/x"],
])("silent: %s of %s", (version, path) => {
  expect(findingsOf(rule, { "go.mod": goMod(version, path) })).toEqual([]);
});

describe("what Go says when it fetches from the repository", () => {
  using dir = fixture({ "repo/go.mod": "module git.test/x.git\n", "repo/x.go": "package x\n" }, "pseudo");
  const head = commitAll(dir.path("repo")); // at 2026-01-01T00:00:00Z
  git(dir.path("repo"), "tag", "v1.2.3");
  dir.write({ gitconfig: `[url "file://${dir.path("repo")}"]\n\tinsteadOf = https://git.test/x\n` });
  const answers = new Map(
    [
      `v0.0.0-20260101000000-${head.slice(0, 12)}`,
      `v0.0.0-20260101000000-${head.slice(0, 8)}`,
      `v0.0.0-20260101000000-${head.slice(0, 14)}`,
      `v0.0.0-20260231000000-${head.slice(0, 12)}`,
      `v1.0.0-20260101000000-${head.slice(0, 12)}`,
      `v1.2.0-0.20260101000000-${head.slice(0, 12)}`,
      "v1.2.3+incompatible",
    ].map((version) => [version, download(version)] as const),
  );

  function download(version: string): string {
    const env = {
      GOPROXY: "direct",
      GONOSUMDB: "*",
      GOMODCACHE: dir.path("modcache"),
      GOFLAGS: "-modcacherw",
      GIT_CONFIG_GLOBAL: dir.path("gitconfig"),
    };
    return realGo(dir.dir, ["mod", "download", `git.test/x.git@${version}`], env).output;
  }

  const expected: readonly string[] = [
    "",
    "invalid pseudo-version: revision is shorter than canonical",
    "invalid pseudo-version: revision is longer than canonical",
    "invalid pseudo-version: malformed time",
    "invalid pseudo-version: major version without preceding tag must be v0, not v1",
    "would have negative patch number",
    "+incompatible suffix not allowed: major version v1 is compatible",
  ];

  test.each([...answers.keys()].map((version, i) => [version, expected[i] ?? ""]))(
    "%s: %s",
    (version, text) => {
      const answer = answers.get(version) ?? "";
      if (text === "") expect(answer).toBe("");
      else expect(answer).toContain(text);
    },
  );
});
