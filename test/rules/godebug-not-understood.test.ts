import { expect, test } from "vitest";
import { findingsOf, realGo } from "../support/rule-fixture.ts";

const rule = "godebug-not-understood";

test.each([
  [
    "a base image",
    { Dockerfile: "FROM scratch\nENV GODEBUG=x509ignoreCN=0,madvdontneed=1\n" },
    ["warning Dockerfile:2"],
  ],
  [
    "a semicolon",
    {
      "deploy/api.yaml":
        'kind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: example.com/api:1\n          env:\n            - name: GODEBUG\n              value: "http2client=0;http2server=0"\n',
    },
    ["warning deploy/api.yaml:12"],
  ],
  [
    "no value",
    { "share/run.sh": "#!/bin/sh\nGODEBUG=gctrace=1,scheddetail ./aupd\n" },
    ["warning share/run.sh:2"],
  ],
  ["a lone number", { "share/run.sh": "export GODEBUG=1\n./aupd\n" }, ["warning share/run.sh:1"]],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "runtime settings and cpu options",
    { Dockerfile: "FROM scratch\nENV GODEBUG=madvdontneed=1,cpu.avx=off,netdns=go+1\n" },
  ],
  ["empty", { Dockerfile: "FROM scratch\nENV GODEBUG=\n" }],
  ["built at run time", { "run.sh": 'GODEBUG="$GODEBUG,bogus=1" ./x\n' }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("Go runs the program all the same, and never says a word", () => {
  const { code, output } = realGo(".", ["version"], {
    GODEBUG: "scheddetail,bogus=1,http2client=0;http2server=0",
  });
  expect(code).toBe(0);
  expect(output).toMatch(/^go version/);
});
