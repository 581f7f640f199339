import { expect, test } from "vitest";
import { check } from "../../src/core/check.ts";
import { defaultConfig } from "../../src/core/config.ts";
import { checksumFloor } from "../../src/golang/checksum-floor.ts";
import { rules } from "../../src/rules/index.ts";
import { findingsOf, snapshotOf, type Tree } from "../support/rule-fixture.ts";

const rule = "go-release-checksum-bypass";
const image = (version: string, more = ""): Tree => ({
  "go.mod": "module example.com/m\n\ngo 1.26\n",
  Dockerfile: `FROM golang:${version}\n${more}RUN go build ./...\n`,
});
const today = "2026-08-23";
const own = "ENV GOPROXY=https://artifactory.corp.test/api/go\n";

test("an image with a release below the fix: a notice", () => {
  expect(findingsOf(rule, image("1.26.3"), { today })).toMatchObject([
    { severity: "notice", at: { path: "Dockerfile", line: 1 }, data: { version: "1.26.3", floor: "1.26.6" } },
  ]);
});

test("one finding a release, whatever the number of places", () => {
  const tree = { ...image("1.26.3"), "b/Dockerfile": "FROM golang:1.26.3\nRUN go build ./...\n" };
  expect(findingsOf(rule, tree, { today })).toMatchObject([{ related: [{ path: "b/Dockerfile", line: 1 }] }]);
});

test("a warning where modules come from a proxy of the organisation", () => {
  const [found] = findingsOf(rule, image("1.26.3", own.replace("//", "//user:secret@")), { today });
  expect(found).toMatchObject({ severity: "warning", related: [{ path: "Dockerfile", line: 2 }] });
  expect(found?.message).toContain("artifactory.corp.test");
  expect(JSON.stringify(found)).not.toContain("secret");
});

test("the go command of the run itself", () => {
  const snapshot = { ...snapshotOf({ "go.mod": "module example.com/m\n" }), goVersion: "go1.25.12" };
  const only = rules.filter(({ id }) => id === rule);
  expect(check(snapshot, defaultConfig, only).findings).toMatchObject([{ data: { floor: "1.25.13" } }]);
  expect(check({ ...snapshot, goVersion: "go1.25.13" }, defaultConfig, only).findings).toEqual([]);
});

test.each(["1.26.6", "1.26", "1.27.0", "1.26-alpine", "latest"])("silent: golang:%s", (version) => {
  expect(findingsOf(rule, image(version, own), { today })).toEqual([]);
});

test("silent: out of support, which another rule tells", () => {
  expect(findingsOf(rule, image("1.22.3"), { today })).toEqual([]);
});

test.each([
  ["1.25.12", "1.25.13"],
  ["1.25.13", undefined],
  ["1.26.0", "1.26.6"],
  ["1.26.7", undefined],
  ["1.24.9", "1.26.6"],
  ["1.27rc2", "1.26.6"],
  ["1.27rc3", undefined],
  ["1.27.0", undefined],
  ["1.26", undefined],
  ["weekly", undefined],
])("floor of %s is %s", (version, floor) => {
  expect(checksumFloor(version)).toBe(floor);
});
