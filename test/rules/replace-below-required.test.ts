import { expect, test } from "vitest";
import { goWithModules } from "../support/proxied-go.ts";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "replace-below-required";
const goMod = (required: string, replace: string) =>
  `module example.com/m\n\ngo 1.26\n\nrequire ${required}\n\nreplace ${replace}\n`;

test("a downgrade that Go makes without a word", () => {
  const tree = { "go.mod": goMod("a.test/x v1.2.0", "a.test/x => a.test/x v1.1.0") };
  const modules = ["v1.1.0", "v1.2.0"].map((version) => ({ path: "a.test/x", version }));
  expect(goWithModules(tree, modules, ["list", "-m", "all"])).toEqual({
    code: 0,
    output: "example.com/m\na.test/x v1.2.0 => a.test/x v1.1.0\n",
  });
  expect(findingsOf(rule, tree)).toMatchObject([
    {
      severity: "warning",
      at: { path: "go.mod", line: 7 },
      related: [{ path: "go.mod", line: 5 }],
      data: { module: "a.test/x", required: "v1.2.0", replacement: "v1.1.0" },
    },
  ]);
});

test("with the version on the left somebody did it on purpose", () => {
  const tree = { "go.mod": goMod("a.test/x v1.2.0", "a.test/x v1.2.0 => a.test/x v1.1.0") };
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "notice" }]);
});

test("an earlier stage of one release", () => {
  const tree = { "go.mod": goMod("a.test/x v1.2.0-rc.1", "a.test/x => a.test/x v1.2.0-beta.3") };
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "warning" }]);
});

test.each([
  ["a newer version", "a.test/x v1.2.0", "a.test/x => a.test/x v1.3.0"],
  [
    "the same version, as staging modules of Kubernetes pin it",
    "k8s.io/api v0.34.1",
    "k8s.io/api => k8s.io/api v0.34.1",
  ],
  [
    "the usual spelling for client-go",
    "k8s.io/client-go v12.0.0+incompatible",
    "k8s.io/client-go => k8s.io/client-go v0.34.1",
  ],
  ["a fork with versions of its own", "a.test/x v1.2.0", "a.test/x => a.test/fork v0.1.0"],
  ["a directory", "a.test/x v1.2.0", "a.test/x => ./x"],
  ["another line of one release", "a.test/x v1.0.1-vault-7", "a.test/x => a.test/x v1.0.1-nomad-1"],
  ["another version", "a.test/x v1.2.0", "a.test/x v1.1.9 => a.test/x v1.1.0"],
])("silent: %s", (_, required, replace) => {
  expect(findingsOf(rule, { "go.mod": goMod(required, replace) })).toEqual([]);
});
