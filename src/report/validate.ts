import * as v from "valibot";
import type { Plan, Report } from "../core/report.ts";
import { planSchema, reportSchema } from "./schema.ts";

/** Either the report with every unknown key dropped, or up to 20 faults, each naming the place in the document. */
export type Validated =
  | { readonly status: "valid"; readonly report: Report }
  | { readonly status: "invalid"; readonly faults: readonly string[] };

const MOST_FAULTS = 20;

/** Shape of a report that somebody else wrote: contract §5, version 1; says what is wrong, never throws. */
export function validateReport(input: unknown): Validated {
  const result = v.safeParse(reportSchema, input);
  if (result.success) return { status: "valid", report: result.output };
  return { status: "invalid", faults: result.issues.slice(0, MOST_FAULTS).map(faultText) };
}

/** The plan with unknown keys dropped, or its faults. */
export type ValidatedPlan =
  | { readonly status: "valid"; readonly plan: Plan }
  | { readonly status: "invalid"; readonly faults: readonly string[] };

/** Shape of a plan that came through an artifact: contract §5, version 1. */
export function validatePlan(input: unknown): ValidatedPlan {
  const result = v.safeParse(planSchema, input);
  if (result.success) return { status: "valid", plan: result.output };
  return { status: "invalid", faults: result.issues.slice(0, MOST_FAULTS).map(faultText) };
}

function faultText(issue: v.BaseIssue<unknown>): string {
  const at = v.getDotPath(issue) ?? "the document";
  return `${at}: ${issue.message.slice(0, 200)}`;
}
