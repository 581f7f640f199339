import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { experimentNames, experimentState } from "../../src/golang/experiment.ts";
import { godebugSetting } from "../../src/golang/godebug.ts";
import { goImage } from "../../src/golang/images.ts";
import { memoryLimit } from "../../src/golang/limits.ts";
import { newestOf, pinnedVersion, unsupportedSince } from "../../src/golang/releases.ts";
import { goVariables } from "../../src/golang/variables.ts";
import { realGo } from "../support/rule-fixture.ts";

test("GODEBUG and GOEXPERIMENT tables agree with the source tree of the Go at hand", () => {
  expect(execFileSync(process.execPath, ["scripts/golang-tables.ts"], { encoding: "utf8" })).toBe("");
});

test("every variable that go env prints is known", () => {
  const { output } = realGo(".", ["env", "-json"]);
  const names = Object.keys(JSON.parse(output) as object).filter((name) => /^(GO|CGO_)/.test(name));
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !goVariables.has(name))).toEqual([]);
});

test("what go list says of the GODEBUG defaults of go 1.22 is what the table says", () => {
  expect(godebugSetting("tls10server")).toMatchObject({ changed: "1.22", old: "1", removed: "1.27" });
  expect(godebugSetting("containermaxprocs")).toMatchObject({ changed: "1.25", old: "0" });
});

test("experiments by release", () => {
  expect(experimentState("synctest", "1.24.3")).toBe("off");
  expect(experimentState("synctest", "1.26")).toBe("absent");
  expect(experimentState("jsonv2", "1.27")).toBe("on");
  expect(experimentNames("none,nogreenteagc,jsonv2")).toMatchObject([
    { name: "greenteagc", on: false },
    { name: "jsonv2", on: true },
  ]);
});

test.each([
  ["golang:1.26-alpine@sha256:abc", { version: "1.26", official: true, windows: false }],
  ["docker.io/library/golang:1.27.1-nanoserver", { version: "1.27.1", official: true, windows: true }],
  ["golang:alpine", { official: true, windows: false }],
  ["example.com:5000/mirror/golang:1.25", { version: "1.25", official: false, windows: false }],
])("image %s", (reference, expected) => {
  expect(goImage(reference)).toEqual(expected);
});

test("images of something else are none", () => {
  expect(["golangci/golangci-lint:v2", "alpine:3", "example.com/api:1.26"].map(goImage)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test.each(["512Mi", "1G", "0.5GiB", "90%", "1e9", "512MB"])("GOMEMLIMIT=%s: we and Go refuse it", (value) => {
  expect(memoryLimit(value)).toBeUndefined();
  expect(realGo(".", ["version"], { GOMEMLIMIT: value }).output).toContain("malformed GOMEMLIMIT");
});

test("releases", () => {
  expect(unsupportedSince("1.25.3", "2026-11-21")).toBe("2026-08");
  expect(unsupportedSince("1.26", "2026-11-21")).toBeUndefined();
  expect(["1.26.x", "^1.25", "go1.24.1", "stable", "1.x"].map(pinnedVersion)).toEqual([
    "1.26",
    "1.25",
    "1.24.1",
    undefined,
    undefined,
  ]);
  expect(newestOf("1.26")).toBe("1.26.999");
});
