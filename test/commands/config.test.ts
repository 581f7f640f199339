import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeFiles } from "../../src/adapters/files.ts";
import { CONFIG_PATH, readConfig } from "../../src/commands/config.ts";
import type { Config } from "../../src/core/config.ts";
import { CannotGoOn } from "../../src/core/errors.ts";
import { withTree } from "../support/rule-fixture.ts";

const read = (text: string): Config =>
  withTree({ [CONFIG_PATH]: text }, (root) => readConfig(nodeFiles, root));

function refusal(text: string): CannotGoOn {
  try {
    read(text);
  } catch (cause) {
    if (cause instanceof CannotGoOn) return cause;
    throw cause;
  }
  throw new Error("it was accepted");
}

test("no file, and an empty file, mean the defaults", () => {
  const none = withTree({}, (root) => readConfig(nodeFiles, root));
  expect(none).toMatchObject({ rules: {}, suppress: [], vcs: "chain" });
  expect(none.path).toBeUndefined();
  expect(read("# nothing yet\n")).toEqual({ ...none, path: CONFIG_PATH });
});

test("every key is read, suppressions with their line", () => {
  const config = read(`version: 1
warm: { mode: required, tags: [e2e], platforms: [linux/arm64] }
rules:
  toolchain-below-go: error
  file-not-parsed: "off"
private: [git.example.com]
public: [github.com]
vcs: always
families: { k8s: ["k8s.io/*"] }
shared-files: ["build/**"]
suppress:
  - rule: go-sum-missing
    path: legacy/**
    reason: being removed
    until: 2027-01-31
sources: { retries: 2, states: { "https://goproxy.example.com": open } }
`);
  expect(config).toMatchObject({
    warm: { mode: "required" },
    rules: { "toolchain-below-go": "error", "file-not-parsed": "off" },
    vcs: "always",
    sharedFiles: ["build/**"],
    suppress: [{ rule: "go-sum-missing", path: "legacy/**", until: "2027-01-31", line: 12 }],
    sources: { retries: 2 },
  });
});

describe("refused with exit code 2, file, line and what is meant", () => {
  test.each([
    ["rulez:\n  x: off\n", ":1: unknown key", "rules"],
    ["warm:\n  mode: all\n  tag: [a]\n", ":3: unknown key", "tags"],
    ["\nrules:\n  toolchain-below-og: off\n", ":3: unknown rule", "toolchain-below-go"],
    ["suppress:\n  - rule: go-sum-missing\n    reson: x\n", ":", "reason"],
    ["suppress:\n  - rule: go-sum-missing\n", ":2: suppress.0.reason", ""],
    ["rules:\n  go-sum-missing: fatal\n", ":2: rules.go-sum-missing", ""],
    ["rules: [\n", ": is no YAML", ""],
    [
      "suppress:\n  - { rule: go-sum-missing, reason: r, path: 'a/[b' }\n",
      ':2: "a/[b" is no usable glob',
      "",
    ],
    ["shared-files: [/etc]\n", ':1: "/etc" is no usable glob', ""],
    ["suppress:\n  - { rule: go-sum-missing, reason: r, until: soon }\n", ":2: suppress.0.until", ""],
  ])("%j", (text, message, help) => {
    const error = refusal(text);
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain(CONFIG_PATH);
    expect(error.message).toContain(message);
    expect(error.help).toContain(help);
  });

  test("a file that was named and is not there", () => {
    const named = () => withTree({}, (root) => readConfig(nodeFiles, root, join(root, "nope.yml")));
    expect(named).toThrowError(/does not exist/);
  });
});
