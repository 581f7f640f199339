import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "token-in-git-config";

test.each([
  [
    "a step",
    {
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: git config --global url."https://${{ secrets.T }}:x-oauth-basic@github.com".insteadOf "https://github.com"\n      - run: go test ./...\n',
    },
    ["warning .github/workflows/ci.yml:5"],
  ],
  [
    "credential.helper store",
    { Dockerfile: "FROM golang:1.26\nRUN git config --global credential.helper store\n" },
    ["error Dockerfile:2"],
  ],
  [
    "a build stage",
    {
      Dockerfile:
        'FROM golang:1.26 AS b\nARG T\nRUN git config --global url."https://x:$T@example.com/".insteadOf "https://example.com/"\nFROM scratch\nCOPY --from=b /x /x\n',
    },
    ["warning Dockerfile:3"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "ssh instead of https",
    {
      Dockerfile:
        'FROM golang:1.26\nRUN git config --global url."git@github.com:".insteadOf "https://github.com/"\n',
    },
  ],
  [
    "ssh with scheme",
    {
      ".github/workflows/ci.yml":
        'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: git config --global url."ssh://git@github.com/".insteadOf "https://github.com/"\n      - run: go build .\n',
    },
  ],
  ["a cache helper", { Dockerfile: "FROM golang:1.26\nRUN git config --global credential.helper cache\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
