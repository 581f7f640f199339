import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "file-not-read";

test.each([
  ["broken YAML", ".github/workflows/ci.yml", 'env:\n  GOFLAGS: "-mod=mod\n a: [\n'],
  ["not UTF-8", "Makefile", "export GOFLAGS = \uFFFD\n"],
  ["too large", "deploy/big.yaml", `# GOFLAGS=\n${"a: b\n".repeat(600_000)}`],
])("%s is named, the other files are read", (_what, path, text) => {
  expect(findingsOf(rule, { [path]: text })).toMatchObject([{ severity: "notice", at: { path } }]);
});

test.each([
  ["YAML that says nothing about Go", "config/app.yml", "a: [\n"],
  ["a Dockerfile with an unknown instruction", "Dockerfile", "FROM golang:1.26\nFOO bar\nRUN go build .\n"],
  [
    "a Helm template",
    "chart/templates/a.yaml",
    "{{- if .x }}\nenv:\n  - name: GOGC\n    value: {{ .y }}\n{{- end }}\n",
  ],
])("silent: %s", (_what, path, text) => {
  expect(findingsOf(rule, { [path]: text })).toEqual([]);
});
