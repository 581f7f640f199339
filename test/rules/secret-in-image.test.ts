import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "secret-in-image";

test.each([
  [
    "a key file",
    { Dockerfile: "FROM golang:1.26\nCOPY id_rsa /root/.ssh/id_rsa\nRUN go mod download\n" },
    ["error Dockerfile:2"],
  ],
  [
    "a script that builds",
    {
      "build_docker.sh": 'docker build --build-arg SSH_PRIVATE_KEY="$(cat ~/.ssh/id_rsa)" -t golang-app .\n',
    },
    ["error build_docker.sh:1"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["a public key", { Dockerfile: "FROM golang:1.26\nARG PUBLIC_KEY\nRUN go build .\n" }],
  ["no Go here", { Dockerfile: "FROM node\nARG NPM_TOKEN\nRUN npm ci\n" }],
  ["a mount", { Dockerfile: "FROM golang:1.26\nRUN --mount=type=secret,id=TOKEN go build .\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
