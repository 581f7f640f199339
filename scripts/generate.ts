/**
 * Writes what follows from the sources: the rule index, the rule table, the header of each rule's page, the JSON Schemas of
 * the configuration, the report and the plan. With --check nothing is written; stale files are named and the exit code is 1.
 */
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { configSchema } from "../src/core/config-schema.ts";
import type { Rule } from "../src/core/rule.ts";
import { withOutputs } from "./docs-output.ts";
import { readmeWithTables } from "./readme-tables.ts";
import { schemaFiles } from "./report-schema.ts";

const START = "<!-- generated from the rule; npm run generate -->";
const END = "<!-- end of generated part -->";

const ids = readdirSync("src/rules")
  .filter((name) => name.endsWith(".ts") && name !== "index.ts")
  .map((name) => name.slice(0, -3))
  .sort();

/** Path to wanted content. */
const outputs = new Map<string, string>([["src/rules/index.ts", ruleIndex()]]);
const rules = await Promise.all(
  ids.map(async (id) => ((await import(`../src/rules/${id}.ts`)) as { rule: Rule }).rule),
);
outputs.set("docs/rules/README.md", ruleTable());
outputs.set("docs/config.schema.json", schemaOfConfig());
for (const [path, text] of Object.entries(schemaFiles())) outputs.set(path, text);
for (const rule of rules) outputs.set(`docs/rules/${rule.id}.md`, withHeader(rule));

outputs.set("README.md", readmeWithTables());
for (const page of globSync("docs/guides/*.md")) {
  if (read(page).includes("<!-- run: node dist/")) outputs.set(page, await withOutputs(page));
}

const stale = [...outputs].filter(([path, content]) => read(path) !== content);
if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is stale: run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, content] of stale) {
    writeFileSync(path, content);
    console.log(`wrote ${path}`);
  }
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function ruleIndex(): string {
  const name = (id: string): string => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const imports = ids.map((id) => `import { rule as ${name(id)} } from "./${id}.ts";`);
  const body = ids.map((id) => `  ${name(id)},\n`).join("");
  return [
    "// Generated from the folder by npm run generate.",
    `import type { Rule } from "../core/rule.ts";`,
    ...imports,
    "",
    "/** Every rule, by id. */",
    `export const rules: readonly Rule[] = [\n${body}];`,
    "",
  ].join("\n");
}

function ruleTable(): string {
  const rows = rules.map((rule) => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.summary} |`);
  return [
    "# Rules",
    "",
    "One page each: what it finds, why it is a fault and how we know, examples, how to mend it, how to suppress it.",
    "Severity is the usual one; a finding may be milder where the page says so.",
    "",
    "| rule | severity | finds |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function withHeader(rule: Rule): string {
  const page = read(`docs/rules/${rule.id}.md`);
  const at = page.indexOf(END);
  const body = at < 0 ? page : page.slice(at + END.length).replace(/^\n+/, "");
  return [START, header(rule), END, "", body].join("\n");
}

function header(rule: Rule): string {
  const needs = rule.needs.length > 0 ? rule.needs.join(", ") : "nothing that could be missing";
  return [
    `# ${rule.id}`,
    "",
    rule.summary,
    "",
    "| | |",
    "|---|---|",
    `| severity | ${rule.severity} |`,
    `| needs | ${needs} |`,
    `| can be suppressed | ${rule.unsuppressible ? "no" : "yes"} |`,
    `| source | ${rule.source.replaceAll("|", "\\|")} |`,
  ].join("\n");
}

function schemaOfConfig(): string {
  const schema = toJsonSchema(configSchema, { errorMode: "ignore" });
  const titled = { ...schema, title: "Configuration of gomod-preflight (.github/gomod-preflight.yml)" };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
