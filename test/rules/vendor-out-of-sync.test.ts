import { describe, expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "vendor-out-of-sync";

const main = 'package main\n\nimport _ "a.test/x"\n\nfunc main() {}\n';

/** One module that vendors a.test/x v1.0.0. */
function vendored(goMod: string, modulesTxt: string): Tree {
  return {
    "go.mod": `module example.com/m\n\n${goMod}`,
    "main.go": main,
    "vendor/modules.txt": modulesTxt,
    "vendor/a.test/x/x.go": "package x\n",
  };
}

const GOOD = "# a.test/x v1.0.0\n## explicit; go 1.20\na.test/x\n";

/** Our verdict and Go's on the same tree. */
function both(tree: Tree, directory = "."): { ours: readonly string[]; go: string } {
  const ours = findingsOf(rule, tree).map(({ message }) => message);
  const go = withTree(
    tree,
    (root) => realGo(`${root}/${directory}`, ["build", "-o", "/dev/null", "./..."]).output,
  );
  return { ours, go };
}

const cases: readonly (readonly [string, Tree, string])[] = [
  [
    "another version is required",
    vendored("go 1.26\n\nrequire a.test/x v1.1.0\n", GOOD),
    "is explicitly required in go.mod, but not marked as explicit",
  ],
  [
    "not marked as explicit",
    vendored("go 1.26\n\nrequire a.test/x v1.0.0\n", "# a.test/x v1.0.0\n## go 1.20\na.test/x\n"),
    "is explicitly required in go.mod, but not marked as explicit",
  ],
  [
    "explicit but no longer required",
    vendored("go 1.26\n\nrequire a.test/x v1.0.0\n", `${GOOD}# a.test/y v1.0.0\n## explicit\na.test/y\n`),
    "is marked as explicit in vendor/modules.txt, but not explicitly required",
  ],
  [
    "replaced in go.mod only",
    vendored("go 1.26\n\nrequire a.test/x v1.0.0\n\nreplace a.test/x => ./x\n", GOOD),
    "but not marked as replaced in vendor/modules.txt",
  ],
  [
    "replaced by something else",
    vendored(
      "go 1.26\n\nrequire a.test/x v1.0.0\n\nreplace a.test/x => ./x\n",
      "# a.test/x v1.0.0 => ./other\n## explicit; go 1.20\na.test/x\n# a.test/x => ./other\n",
    ),
    "but marked as replaced by",
  ],
  [
    "replaced in modules.txt only",
    vendored("go 1.26\n\nrequire a.test/x v1.0.0\n", "# a.test/x v1.0.0 => ./x\n## explicit\na.test/x\n"),
    "is marked as replaced in vendor/modules.txt, but not replaced",
  ],
  [
    "no modules.txt at all",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire a.test/x v1.0.0\n",
      "main.go": main,
      "vendor/a.test/x/x.go": "package x\n",
    },
    "not marked as explicit in vendor/modules.txt",
  ],
];

describe("bad: we report what makes Go stop", () => {
  test.each(cases)("%s", (_, tree, words) => {
    const { ours, go } = both(tree);
    expect(go).toContain("inconsistent vendoring");
    expect(go).toContain(words);
    expect(ours.length).toBeGreaterThan(0);
  });
});

const workspace = (modulesTxt: string, replace = ""): Tree => ({
  "go.work": `go 1.26\n\nuse (\n\t./a\n\t./b\n)\n${replace}`,
  "a/go.mod": "module example.com/a\n\ngo 1.26\n\nrequire a.test/x v1.0.0\n\nreplace a.test/x => ../x\n",
  "a/main.go": main,
  "b/go.mod": "module example.com/b\n\ngo 1.26\n",
  "b/b.go": "package b\n",
  "x/x.go": "package x\n",
  "x/go.mod": "module a.test/x\n\ngo 1.20\n",
  "vendor/modules.txt": modulesTxt,
  "vendor/a.test/x/x.go": "package x\n",
});

describe("good: we and Go are silent", () => {
  const silent: readonly (readonly [string, Tree, string])[] = [
    [
      "an explicit module without packages that is no longer required",
      vendored("go 1.26\n\nrequire a.test/x v1.0.0\n", `${GOOD}# a.test/y v1.0.0\n## explicit\n`),
      ".",
    ],
    ["in sync", vendored("go 1.26\n\nrequire a.test/x v1.0.0\n", GOOD), "."],
    [
      "replacements in sync",
      vendored(
        "go 1.26\n\nrequire a.test/x v1.0.0\n\nreplace a.test/x v1.0.0 => ./x\n",
        "# a.test/x v1.0.0 => ./x\n## explicit; go 1.20\na.test/x\n",
      ),
      ".",
    ],
    [
      "a workspace, replacement written relative to go.work",
      workspace(
        "## workspace\n# a.test/x v1.0.0 => ./x\n## explicit; go 1.20\na.test/x\n# a.test/x => ./x\n",
      ),
      "a",
    ],
  ];
  test.each(silent)("%s", (_, tree, directory) => {
    expect(both(tree, directory)).toEqual({ ours: [], go: "" });
  });

  test("a stale vendor directory that a go 1.13 module does not use", () => {
    expect(findingsOf(rule, vendored("go 1.13\n\nrequire a.test/x v1.1.0\n", GOOD))).toEqual([]);
  });
});

test("bad workspace: a member's requirement is not marked", () => {
  const tree = workspace(
    "## workspace\n# a.test/x v0.9.0 => ./x\n## explicit; go 1.20\na.test/x\n# a.test/x => ./x\n",
  );
  const { ours, go } = both(tree, "a");
  expect(go).toContain("inconsistent vendoring");
  expect(ours).toHaveLength(2);
});
