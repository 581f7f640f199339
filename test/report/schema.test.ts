import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type * as v from "valibot";
import { expect, expectTypeOf, test } from "vitest";
import { schemaFiles } from "../../scripts/report-schema.ts";
import type { Plan, Report } from "../../src/core/report.ts";
import { renderJson } from "../../src/report/json.ts";
import type { planSchema, reportSchema } from "../../src/report/schema.ts";
import { validateReport } from "../../src/report/validate.ts";
import { finding, outcome, report, reportOf } from "./samples.ts";

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

const everySection = (): Report =>
  reportOf(
    [
      finding({
        column: 2,
        endLine: 13,
        endColumn: 4,
        related: [{ path: "go.work", line: 3 }],
        isNew: true,
        fix: {
          description: "drop it",
          edits: [{ path: "go.mod", startLine: 4, endLine: 3, lines: ["x"] }],
          safe: true,
        },
      }),
    ],
    {
      cache: {
        status: "partial",
        key: "gomod-preflight-v1-needed-a-b",
        restoredBytes: 5,
        saved: "yes",
        why: "changed",
        worth: { bytes: 5, restoreMs: 1, fetchMsEstimate: 2.5, advice: "keep it" },
      },
      verify: {
        status: "failed",
        hashed: 1,
        trees: 0,
        byGo: false,
        failed: [{ path: "a", version: "v1.0.0" }],
      },
      fetch: {
        status: "failed",
        fetched: 0,
        fromCache: 0,
        present: 0,
        bytes: 0,
        outcomes: [outcome(1, { failure: { class: "stall", message: "m", nextStep: "n" } })],
      },
      skipped: [{ rule: "a", reason: "b" }],
      suppressed: [{ rule: "a", path: "go.mod", line: 1, until: "2027-01-01", reason: "r", addedHere: true }],
      requirementChanges: [
        { goMod: "go.mod", module: "m", change: "up", from: "v1.0.0", to: "v1.1.0", line: 3 },
      ],
    },
  );

test("the schema and the core types are the same shape", () => {
  expectTypeOf<DeepReadonly<v.InferOutput<typeof reportSchema>>>().toEqualTypeOf<DeepReadonly<Report>>();
  expectTypeOf<DeepReadonly<v.InferOutput<typeof planSchema>>>().toEqualTypeOf<DeepReadonly<Plan>>();
});

test("a report survives JSON and validation unchanged, unknown keys dropped", () => {
  const whole = everySection();
  const read = JSON.parse(renderJson(whole)) as Record<string, unknown>;
  expect(validateReport({ ...read, later: 1 })).toEqual({ status: "valid", report: whole });
});

test("the published JSON Schema is fresh, and agrees with the validator", () => {
  for (const [path, text] of Object.entries(schemaFiles())) expect(readFileSync(path, "utf8")).toBe(text);
  const schema = JSON.parse(schemaFiles()["docs/report.schema.json"] ?? "") as object;
  const accepts = new Ajv({ strict: false }).compile(schema);
  const broken = [
    { ...report(), version: 2 },
    { ...report(), findings: [{ ...finding(), line: 0 }] },
    { ...report(), findings: [{ ...finding(), severity: "info" }] },
    { ...report(), cache: { status: "skipped" } },
    { ...report(), timings: { a: "1" } },
    {},
  ];
  for (const input of [everySection(), report(), ...broken]) {
    expect(accepts(input), JSON.stringify(accepts.errors)).toBe(validateReport(input).status === "valid");
  }
  expect(broken.map((input) => validateReport(input).status)).toEqual(broken.map(() => "invalid"));
});

test("faults name the place and are few", () => {
  const findings = Array.from({ length: 100 }, () => ({ ...finding(), line: "x" }));
  const result = validateReport({ ...report(), findings });
  expect(result).toMatchObject({ status: "invalid" });
  expect(result.status === "invalid" && result.faults.length).toBe(20);
  expect(result.status === "invalid" && result.faults[0]).toContain("findings.0.line");
});

test("no line of the JSON text is an error to setup-go's problem matcher, and readers get the text back", () => {
  const told = reportOf([finding({ message: "main.go:12:3: undefined: x" })]);
  expect(renderJson(told)).not.toMatch(/\.go:[\d\s]/);
  expect(JSON.parse(renderJson(told))).toEqual(told);
});
