import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "family-versions-split";
const goMod = (requires: readonly string[], more = "") =>
  `module example.com/m\n\ngo 1.26\n\nrequire (\n${requires.map((line) => `\t${line}\n`).join("")})\n${more}`;
const found = (requires: readonly string[], more = "", families = {}) =>
  findingsOf(rule, { "go.mod": goMod(requires, more) }, { config: { families } });

test("client-go of another minor version", () => {
  expect(
    found(["k8s.io/api v0.34.1", "k8s.io/apimachinery v0.34.1", "k8s.io/client-go v0.31.2"]),
  ).toMatchObject([
    {
      severity: "warning",
      at: { path: "go.mod", line: 8 },
      related: [{ line: 6 }],
      data: { family: "kubernetes", module: "k8s.io/client-go", usual: "v0.34.1" },
    },
  ]);
});

test("a notice where one side is indirect", () => {
  expect(found(["k8s.io/api v0.34.1", "k8s.io/apiserver v0.31.2 // indirect"])).toMatchObject([
    { severity: "notice" },
  ]);
});

test("OpenTelemetry is a notice", () => {
  expect(found(["go.opentelemetry.io/otel v1.39.0", "go.opentelemetry.io/otel/sdk v1.34.0"])).toMatchObject([
    { severity: "notice", data: { family: "opentelemetry" } },
  ]);
});

test("a family of the project's own has to be equal to the patch", () => {
  const families = { acme: ["github.com/acme/sdk*"] };
  const requires = ["github.com/acme/sdk/a v1.2.3", "github.com/acme/sdk-b v1.2.4"];
  expect(found(requires, "", families)).toMatchObject([{ severity: "warning", data: { family: "acme" } }]);
  expect(found(requires)).toEqual([]);
});

test("a project may loosen a built-in family", () => {
  const requires = ["k8s.io/api v0.34.1", "k8s.io/client-go v0.31.2"];
  expect(found(requires, "", { kubernetes: ["k8s.io/none"] })).toEqual([]);
});

test.each([
  ["patches of one minor", ["k8s.io/api v0.34.1", "k8s.io/client-go v0.34.3"], ""],
  [
    "modules with versions of their own",
    ["k8s.io/api v0.34.1", "k8s.io/klog/v2 v2.130.1", "k8s.io/utils v0.0.0-20250604170112-4c0f3b243397"],
    "",
  ],
  ["exporters before 1.0", ["go.opentelemetry.io/otel v1.39.0", "go.opentelemetry.io/otel/log v0.15.0"], ""],
  [
    "replaced into line",
    ["k8s.io/api v0.34.1", "k8s.io/client-go v12.0.0+incompatible"],
    "\nreplace k8s.io/client-go => k8s.io/client-go v0.34.1\n",
  ],
  [
    "a fork",
    ["k8s.io/api v0.34.1", "k8s.io/client-go v0.31.0"],
    "\nreplace k8s.io/client-go => a.test/client-go v0.31.0\n",
  ],
])("silent: %s", (_, requires, more) => {
  expect(found(requires, more)).toEqual([]);
});
