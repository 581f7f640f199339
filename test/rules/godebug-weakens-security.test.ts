import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "godebug-weakens-security";

test.each([
  ["small RSA keys", { Dockerfile: "FROM scratch\nENV GODEBUG=rsa1024min=0\n" }, ["warning Dockerfile:2"]],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "a compatibility setting without risk",
    { Dockerfile: "FROM scratch\nENV GODEBUG=panicnil=1,http2client=0\n" },
  ],
  ["for a test only", { Makefile: "test:\n\tGODEBUG=rsa1024min=0 go test ./...\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
