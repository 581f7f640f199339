import { expect, test } from "vitest";
import { findingsOf, realGo } from "../support/rule-fixture.ts";

const rule = "cgo-setting-not-understood";

test.each([["in a command", { Makefile: "build:\n\tCGO_ENABLED=no go build .\n" }, ["error Makefile:2"]]])(
  "%s",
  (_what, tree, expected) => {
    const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
    expect(found).toEqual(expected);
  },
);

test.each([
  ["unset", { Dockerfile: "FROM scratch\nENV CGO_ENABLED=\n" }],
  [
    "an expression",
    {
      ".github/workflows/ci.yml":
        "env:\n  CGO_ENABLED: ${{ matrix.cgo }}\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("Go says cgo is on", () => {
  const cgo = (value: string) =>
    realGo(".", ["env", "CGO_ENABLED"], { CGO_ENABLED: value, CC: "cc" }).output.trim();
  expect(cgo("0")).toBe("0");
  expect(
    realGo(".", ["list", "-f", "{{context.CgoEnabled}}", "unsafe"], { CGO_ENABLED: "false" }).output.trim(),
  ).toBe(realGo(".", ["list", "-f", "{{context.CgoEnabled}}", "unsafe"], { CGO_ENABLED: "" }).output.trim());
});
