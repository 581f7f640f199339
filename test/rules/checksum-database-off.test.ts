import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "checksum-database-off";
const goMod = "module example.com/m\n\ngo 1.26\n";

test.each([
  ["GOSUMDB=off", "GOSUMDB"],
  ["GONOSUMDB=*", "GONOSUMDB"],
  ["GOPRIVATE=*", "GOPRIVATE"],
  ["GOPRIVATE=git.example.com,*.*", "GOPRIVATE"],
])("bad: %s", (environment, variable) => {
  expect(findingsOf(rule, { "go.mod": goMod, environment })).toMatchObject([
    { severity: "error", at: { path: "environment" }, data: { variable } },
  ]);
});

test.each([
  "GOSUMDB=sum.golang.org",
  "GOPRIVATE=*.example.com,github.com/acme",
  "GOPRIVATE=*\nGONOSUMDB=git.example.com",
  "GOPRIVATE=github.com/*",
  "GOSUMDB=",
])("silent: %j", (environment) => {
  expect(findingsOf(rule, { "go.mod": goMod, environment })).toEqual([]);
});

test("where everything is vendored nothing is looked up: a warning", () => {
  const tree = { "go.mod": goMod, "vendor/modules.txt": "", environment: "GOSUMDB=off" };
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "warning" }]);
});
