import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "go-download-unverified";

test.each([
  [
    "a script",
    {
      "install.sh":
        "#!/bin/sh\nwget https://golang.org/dl/go1.17.4.linux-amd64.tar.gz\ntar xf go1.17.4.linux-amd64.tar.gz\n",
    },
    ["warning install.sh:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  ["verified", { "install.sh": "wget https://go.dev/dl/go1.26.1.linux-amd64.tar.gz\nsha256sum -c SUMS\n" }],
  [
    "the list of releases, which nobody unpacks",
    { "versions.sh": "curl -sSf 'https://go.dev/dl/?mode=json' | jq -r '.[].version'\n" },
  ],
  [
    "something else",
    { Dockerfile: "FROM scratch\nRUN curl -sSL https://example.com/tool.tar.gz | tar xz\n" },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
