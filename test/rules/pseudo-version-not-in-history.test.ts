import { afterAll, beforeAll, expect, test } from "vitest";
import { commitAll, fixture, git, type TempDir } from "../support/fixture.ts";
import { findingsInRepository } from "../support/git-rule.ts";
import { findingsOf, realGo } from "../support/rule-fixture.ts";

const rule = "pseudo-version-not-in-history";
const consumer = (version: string) =>
  `module git.test/x.git/a\n\ngo 1.26\n\nrequire git.test/x.git/lib ${version}\n`;

let dir: TempDir;
let hash: string;
beforeAll(() => {
  dir = fixture(
    { "repo/lib/go.mod": "module git.test/x.git/lib\n", "repo/lib/l.go": "package lib\n" },
    "history",
  );
  const first = commitAll(dir.path("repo")); // at 2026-01-01T00:00:00Z
  git(dir.path("repo"), "tag", "lib/v1.2.3", first);
  dir.write({ "repo/lib/l.go": "package lib\n\nconst More = 1\n" });
  hash = commitAll(dir.path("repo")).slice(0, 12);
  dir.write({ gitconfig: `[url "file://${dir.path("repo")}"]\n\tinsteadOf = https://git.test/x\n` });
});
afterAll(() => dir[Symbol.dispose]());

const found = (version: string) => {
  dir.write({ "repo/a/go.mod": consumer(version) });
  return findingsInRepository(rule, dir.path("repo"));
};
const goSays = (version: string) =>
  realGo(dir.dir, ["mod", "download", `git.test/x.git/lib@${version}`], {
    GOPROXY: "direct",
    GONOSUMDB: "*",
    GOMODCACHE: dir.path("modcache"),
    GOFLAGS: "-modcacherw",
    GIT_CONFIG_GLOBAL: dir.path("gitconfig"),
  }).output;

test("the time is not the commit's", async () => {
  const version = `v1.2.4-0.20260102000000-${hash}`;
  const fault = "does not match version-control timestamp (expected 20260101000000)";
  expect(goSays(version)).toContain(fault);
  expect(await found(version)).toMatchObject([
    { severity: "error", path: "a/go.mod", line: 5, data: { version, fault } },
  ]);
});

test("a base that was never tagged: a warning, for the clone may lack tags", async () => {
  const version = `v1.3.1-0.20260101000000-${hash}`;
  expect(goSays(version)).toContain("preceding tag (v1.3.0) not found");
  expect(await found(version)).toMatchObject([
    { severity: "warning", data: { fault: "preceding tag (v1.3.0) not found" } },
  ]);
});

test("a commit that is not there: a warning, for it may be on a branch that was not fetched", async () => {
  const version = "v1.2.4-0.20260101000000-0123456789ab";
  expect(goSays(version)).toContain("unknown revision");
  expect(await found(version)).toMatchObject([{ severity: "warning" }]);
});

test("silent, and Go is content: after the tag, and without a tag before", async () => {
  for (const version of [`v1.2.4-0.20260101000000-${hash}`, `v0.0.0-20260101000000-${hash}`]) {
    expect(goSays(version)).toBe("");
    expect(await found(version)).toEqual([]);
  }
});

test("skipped where there is no git history", () => {
  expect(findingsOf(rule, { "go.mod": "module example.com/m\n" })).toEqual([]);
});

test("a shallow clone knows too little to doubt", async () => {
  using clone = fixture({}, "shallow");
  git(clone.dir, "clone", "-q", "--depth=1", `file://${dir.path("repo")}`, "repo");
  clone.write({ "repo/a/go.mod": consumer("v1.2.4-0.20260101000000-0123456789ab") });
  expect(await findingsInRepository(rule, clone.path("repo"))).toEqual([]);
});
