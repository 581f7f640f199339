import { expect, test } from "vitest";
import { goWithModules } from "../support/proxied-go.ts";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "replace-ignored-by-consumers";
const library = (version: string) =>
  `module a.test/m\n\ngo 1.26\n\nrequire a.test/m/base ${version}\n\nreplace a.test/m/base => ./base\n`;
const repository = (version: string, example: string) => ({
  "go.mod": library(version),
  "base/go.mod": "module a.test/m/base\n\ngo 1.26\n",
  "examples/go.mod": `module a.test/m/examples\n\ngo 1.26\n\n${example}\n`,
});

test("a published module that only works here", () => {
  const found = findingsOf(rule, repository("v0.0.0", "require a.test/m v1.4.0"));
  expect(found).toMatchObject([
    {
      severity: "warning",
      at: { path: "go.mod", line: 5 },
      related: [
        { path: "go.mod", line: 7 },
        { path: "examples/go.mod", line: 5 },
      ],
      data: { module: "a.test/m", requires: "a.test/m/base", version: "v0.0.0" },
    },
  ]);
});

test("its consumers cannot build, those of the good twin can", () => {
  const consumer = {
    "go.mod": "module example.com/consumer\n\ngo 1.26\n\nrequire a.test/m v1.4.0\n",
    "c.go": 'package c\n\nimport _ "a.test/m"\n',
  };
  const served = (version: string) => [
    {
      path: "a.test/m",
      version: "v1.4.0",
      goMod: library(version),
      files: { "m.go": 'package m\n\nimport _ "a.test/m/base"\n' },
    },
    { path: "a.test/m/base", version: "v1.4.0", files: { "b.go": "package base\n" } },
  ];
  expect(goWithModules(consumer, served("v0.0.0"), ["build", "./..."]).output).toContain(
    "a.test/m/base@v0.0.0",
  );
  expect(goWithModules(consumer, served("v1.4.0"), ["build", "./..."]).code).toBe(0);
});

test.each([
  ["a version that exists", "v1.4.0", "require a.test/m v1.4.0"],
  ["nobody requires it", "v0.0.0", ""],
  [
    "it is built from its directory everywhere",
    "v0.0.0",
    "require a.test/m v1.4.0\n\nreplace a.test/m => ../",
  ],
])("silent: %s", (_, version, example) => {
  expect(findingsOf(rule, repository(version, example))).toEqual([]);
});
