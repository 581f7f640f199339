import { expect, test } from "vitest";
import { goWithModules } from "../support/proxied-go.ts";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "module-split-ambiguous";
const whole = "google.golang.org/genproto";
const part = `${whole}/googleapis/rpc`;
const old = "v0.0.0-20230410155749-daa745c078e1";
const split = "v0.0.0-20230525234025-438c736192d0";
const partVersion = "v0.0.0-20250227231956-55c901821b1e";
const tree = (version: string) => ({
  "go.mod": `module example.com/m\n\ngo 1.26\n\nrequire (\n\t${whole} ${version}\n\t${part} ${partVersion}\n)\n`,
  "m.go": `package m\n\nimport _ "${part}/status"\n`,
});
const modules = [
  { path: whole, version: old, files: { "googleapis/rpc/status/s.go": "package status\n" } },
  { path: whole, version: split, files: { "doc.go": "package genproto\n" } },
  { path: part, version: partVersion, files: { "status/s.go": "package status\n" } },
];

test("Go finds the package twice", () => {
  expect(goWithModules(tree(old), modules, ["build", "./..."]).output).toContain(
    `ambiguous import: found package ${part}/status in multiple modules`,
  );
  expect(findingsOf(rule, tree(old))).toMatchObject([
    { severity: "warning", at: { path: "go.mod", line: 6 }, related: [{ line: 7 }], data: { part } },
  ]);
});

test("silent, and Go builds: after the split", () => {
  expect(goWithModules(tree(split), modules, ["build", "./..."]).code).toBe(0);
  expect(findingsOf(rule, tree(split))).toEqual([]);
});

test("silent: the old whole alone", () => {
  const goMod = `module example.com/m\n\ngo 1.26\n\nrequire ${whole} ${old}\n`;
  expect(findingsOf(rule, { "go.mod": goMod })).toEqual([]);
});
