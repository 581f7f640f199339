import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findingsOf, withTree } from "../support/rule-fixture.ts";

const rule = "assignment-never-arrives";

test.each([
  [
    "a step",
    {
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: export GOPRIVATE=git.example.com\n      - run: go build .\n",
    },
    ["error .github/workflows/ci.yml:5"],
  ],
  ["make", { Makefile: "GOFLAGS = -mod=vendor\nbuild:\n\tgo build .\n" }, ["warning Makefile:1"]],
  [
    "the default, lost",
    { Dockerfile: "FROM golang:1.26\nRUN export GO111MODULE=on\n" },
    ["warning Dockerfile:2"],
  ],
  [
    "go env -w against the image",
    {
      Dockerfile: 'ARG TAG\nFROM golang:${TAG} AS build\nRUN go env -w GOTOOLCHAIN="go$(cat .go-version)"\n',
    },
    ["warning Dockerfile:3"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["exported later", { Makefile: "GOFLAGS = -mod=vendor\nbuild:\n\tgo build .\nexport GOFLAGS\n" }],
  ["everything exported", { Makefile: "GOPROXY = direct\n.EXPORT_ALL_VARIABLES:\nbuild:\n\tgo build .\n" }],
  ["used by the recipe", { Makefile: "GOFLAGS = -v\nbuild:\n\tgo build $(GOFLAGS) .\n" }],
  [
    "same shell",
    {
      ".github/workflows/ci.yml":
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          export GOPRIVATE=git.example.com\n          go build .\n",
    },
  ],
  [
    "for later steps",
    {
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo "GOPRIVATE=git.example.com" >> $GITHUB_ENV\n',
    },
  ],
  ["a sourced script", { "env.sh": "export GOFLAGS=-mod=vendor\n" }],
  ["an ARG of the stage", { Dockerfile: "FROM golang:1.26\nARG GOOS\nRUN GOOS=linux; go build .\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("make does not hand an unexported variable to go", () => {
  const makefile = (extra: string) => ({
    Makefile: `GOPRIVATE = git.example.com\n${extra}show:\n\t@go env GOPRIVATE\n`,
  });
  const show = (extra: string) =>
    withTree(makefile(extra), (root) =>
      execFileSync("make", ["show"], {
        cwd: root,
        env: { PATH: process.env["PATH"] ?? "", HOME: join(tmpdir(), "preflight-go"), GOENV: "off" },
      })
        .toString()
        .trim(),
    );
  expect(show("")).toBe("");
  expect(show("export GOPRIVATE\n")).toBe("git.example.com");
});
