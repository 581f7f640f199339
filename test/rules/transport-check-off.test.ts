import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "transport-check-off";

test.each([
  ["by variable", { Dockerfile: "FROM golang:1.26\nENV GIT_SSL_NO_VERIFY=1\n" }, ["error Dockerfile:2"]],
  [
    "host keys",
    {
      ".github/workflows/ci.yml":
        "env:\n  GIT_SSH_COMMAND: ssh -o StrictHostKeyChecking=no\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: go build .\n",
    },
    ["error .github/workflows/ci.yml:2"],
  ],
  [
    "trust on first sight",
    {
      Dockerfile:
        "FROM golang:1.26\nRUN openssl s_client -showcerts -connect proxy.example.com:443 </dev/null | openssl x509 > /usr/local/share/ca-certificates/p.crt && update-ca-certificates\nRUN go build .\n",
    },
    ["error Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "accept-new",
    {
      ".github/workflows/ci.yml":
        "env:\n  GIT_SSH_COMMAND: ssh -o StrictHostKeyChecking=accept-new\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: go build .\n",
    },
  ],
  ["switched on", { Dockerfile: "FROM golang:1.26\nRUN git config --global http.sslVerify true\n" }],
  [
    "ssh to a server",
    { "deploy.sh": "go build .\nssh -o StrictHostKeyChecking=no deploy@example.com true\n" },
  ],
  [
    "localhost fixtures",
    { Dockerfile: "FROM golang:1.26\nRUN git config --global http.https://localhost.sslVerify false\n" },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
