import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findingsOf, realGo } from "../support/rule-fixture.ts";

const rule = "goflags-refused";

test.each([
  [
    "an unknown flag",
    { Dockerfile: "FROM golang:1.26\nENV GOFLAGS=-modd=readonly\n" },
    ["error Dockerfile:2"],
  ],
  [
    "go get -insecure",
    { Dockerfile: "FROM golang:1.26\nRUN go get -insecure example.com/x\n" },
    ["error Dockerfile:2"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "known flags",
    {
      ".github/workflows/ci.yml":
        "env:\n  GOFLAGS: -mod=readonly -count=1 -p=4 -trimpath -buildvcs=false\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
  [
    "a flag of the command line",
    { Dockerfile: 'FROM golang:1.26\nRUN go build -mod=vendor -ldflags="-w -s" .\n' },
  ],
  ["empty", { "verify.sh": "GOFLAGS='' go version\n" }],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test.each(["-modd=readonly", "integration", "-tags a b", "'-ldflags=-s"])(
  "Go stops at GOFLAGS=%s",
  (GOFLAGS) => {
    const { code, output } = realGo(".", ["list", "std"], { GOFLAGS });
    expect(code).not.toBe(0);
    expect(output).toContain("GOFLAGS");
  },
);

test("Go knows every flag that we take for one", () => {
  const text = readFileSync("src/golang/goflags.ts", "utf8");
  const names = [...text.matchAll(/"((?:[a-zA-Z-]+ )+[a-zA-Z-]+ ?)"/g)].flatMap((match) =>
    match[1]!.trim().split(" "),
  );
  const { output } = realGo(".", ["version"], { GOFLAGS: names.map((name) => `-${name}`).join(" ") });
  expect(output).not.toContain("unknown flag");
});
