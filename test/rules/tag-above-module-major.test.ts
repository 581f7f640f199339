import { expect, test } from "vitest";
import { commitAll, fixture, git } from "../support/fixture.ts";
import { findingsInRepository } from "../support/git-rule.ts";
import { realGo } from "../support/rule-fixture.ts";

const rule = "tag-above-module-major";

/** A repository with these files, and a commit for each tag; tags joined by "+" share one. */
function repository(files: Readonly<Record<string, string>>, tags: readonly string[]) {
  const dir = fixture(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`repo/${path}`, text])),
    "tags",
  );
  commitAll(dir.path("repo"));
  for (const shared of tags) {
    commitAll(dir.path("repo"), shared);
    for (const tag of shared.split("+")) git(dir.path("repo"), "tag", tag);
  }
  return dir;
}

test("v2 tagged, but the path says v1", async () => {
  using dir = repository({ "go.mod": "module git.test/x.git\n", "x.go": "package x\n" }, [
    "v1.4.0",
    "v2.0.0",
  ]);
  expect(await findingsInRepository(rule, dir.path("repo"))).toMatchObject([
    {
      severity: "notice",
      path: "go.mod",
      line: 1,
      data: { module: "git.test/x.git", tag: "v2.0.0", usable: "v1.4.0" },
    },
  ]);
  dir.write({ gitconfig: `[url "file://${dir.path("repo")}"]\n\tinsteadOf = https://git.test/x\n` });
  const says = realGo(dir.dir, ["mod", "download", "git.test/x.git@v2.0.0"], {
    GOPROXY: "direct",
    GONOSUMDB: "*",
    GOMODCACHE: dir.path("modcache"),
    GOFLAGS: "-modcacherw",
    GIT_CONFIG_GLOBAL: dir.path("gitconfig"),
  });
  expect(says.output).toContain("invalid version");
});

test("also below the root", async () => {
  using dir = repository({ "lib/go.mod": "module git.test/x/lib/v2\n" }, ["lib/v2.1.0", "lib/v3.0.0"]);
  expect(await findingsInRepository(rule, dir.path("repo"))).toMatchObject([
    { path: "lib/go.mod", data: { tag: "lib/v3.0.0", usable: "v2.1.0" } },
  ]);
});

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ["the path carries the major version", { "go.mod": "module git.test/x/v2\n" }, ["v1.0.0", "v2.0.0"]],
  [
    "a directory carries it",
    { "go.mod": "module git.test/x\n", "v2/go.mod": "module git.test/x/v2\n" },
    ["v1.0.0"],
  ],
  ["tags of another directory", { "go.mod": "module git.test/x\n" }, ["v1.0.0", "lib/v3.0.0"]],
  ["tags that are no versions", { "go.mod": "module git.test/x\n" }, ["v1.0.0", "v2", "release-3.0.0"]],
  ["no tags", { "go.mod": "module git.test/x\n" }, []],
])("silent: %s", async (_, files, tags) => {
  using dir = repository(files, tags);
  expect(await findingsInRepository(rule, dir.path("repo"))).toEqual([]);
});

test("silent: a program whose releases are numbered apart from its module", async () => {
  using dir = repository({ "go.mod": "module git.test/x\n" }, ["v0.305.0+v3.5.0"]);
  git(dir.path("repo"), "tag", "-a", "-m", "later", "v3.5.1");
  expect(await findingsInRepository(rule, dir.path("repo"))).toEqual([]);
});

test("silent: a tag from before go.mod is required with +incompatible", async () => {
  using dir = repository({ "x.go": "package x\n" }, ["v3.0.0"]);
  dir.write({ "repo/go.mod": "module git.test/x\n" });
  commitAll(dir.path("repo"));
  expect(await findingsInRepository(rule, dir.path("repo"))).toEqual([]);
});
