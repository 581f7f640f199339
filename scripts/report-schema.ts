/** JSON Schemas of the report and the plan, from the one definition in src/report/schema.ts; `npm run generate` writes them. */
import { toJsonSchema } from "@valibot/to-json-schema";
import { planSchema, reportSchema } from "../src/report/schema.ts";

/** Files to generate: root-relative path → whole text. */
export const schemaFiles = (): Readonly<Record<string, string>> => ({
  "docs/report.schema.json": schemaText("Report of gomod-preflight, version 1", reportSchema),
  "docs/plan.schema.json": schemaText("Plan of gomod-preflight, version 1", planSchema),
});

function schemaText(title: string, schema: Parameters<typeof toJsonSchema>[0]): string {
  return `${JSON.stringify({ title, ...toJsonSchema(schema) }, null, 2)}\n`;
}
