import { expect, test } from "vitest";
import { commitAll, fixture, git } from "../support/fixture.ts";
import { findingsInRepository } from "../support/git-rule.ts";
import { findingsOf, type Tree } from "../support/rule-fixture.ts";

const rule = "in-repo-version-drift";
const member = (name: string, version: string, more = "") =>
  `module example.com/m/${name}\n\ngo 1.26\n\nrequire example.com/m/lib ${version}\n${more}`;
const tree = (a: string, b: string, more: Tree = {}): Tree => ({
  "lib/go.mod": "module example.com/m/lib\n\ngo 1.26\n",
  "a/go.mod": a,
  "b/go.mod": b,
  ...more,
});

test("one sibling was forgotten", () => {
  expect(findingsOf(rule, tree(member("a", "v1.2.0"), member("b", "v1.3.0")))).toMatchObject([
    {
      severity: "notice",
      at: { path: "a/go.mod", line: 5 },
      data: { version: "v1.2.0", newest: "v1.3.0", count: "1" },
    },
  ]);
});

const replace = "\nreplace example.com/m/lib => ../lib\n";
test.each([
  ["the same version", tree(member("a", "v1.3.0"), member("b", "v1.3.0"))],
  ["built from the directory", tree(member("a", "v1.2.0", replace), member("b", "v1.3.0"))],
  ["a placeholder", tree(member("a", "v0.0.0"), member("b", "v1.3.0"))],
  [
    "a workspace",
    tree(member("a", "v1.2.0"), member("b", "v1.3.0"), {
      "go.work": "go 1.26\n\nuse (\n\t./a\n\t./b\n\t./lib\n)\n",
    }),
  ],
])("silent: %s", (_, files) => {
  expect(findingsOf(rule, files)).toEqual([]);
});

test("behind the newest release tag, where git can be asked", async () => {
  using dir = fixture(
    { "lib/go.mod": "module example.com/m/lib\n", "a/go.mod": member("a", "v1.2.0") },
    "drift",
  );
  commitAll(dir.dir);
  for (const tag of ["lib/v1.2.0", "lib/v1.3.0", "lib/v1.4.0-rc.1", "lib/v2.0.0", "v1.9.0"])
    git(dir.dir, "tag", tag);
  expect(await findingsInRepository(rule, dir.dir)).toMatchObject([
    { severity: "notice", path: "a/go.mod", line: 5, data: { version: "v1.2.0", newest: "v1.3.0" } },
  ]);
});
