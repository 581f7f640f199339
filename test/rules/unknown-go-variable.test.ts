import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "unknown-go-variable";

test.each([
  ["misspelt", { Dockerfile: "FROM scratch\nENV GOPRIVAT=git.example.com\n" }, ["warning Dockerfile:2"]],
  ["gone", { "x.sh": "export GO15VENDOREXPERIMENT=1\n" }, ["warning x.sh:1"]],
  ["for one command", { "run.sh": "GOGCTRACE=1 ./api\n" }, ["warning run.sh:1"]],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "an application's own",
    {
      Dockerfile:
        "FROM scratch\nENV GO_ENV=test GOOGLE_CLOUD_PROJECT=x go_home=/go GOLANGCI_LINT_VERSION=1\n",
    },
  ],
  ["a variable of the script", { Makefile: "GOFLAG = -v\nb:\n\tgo build $(GOFLAG) .\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
