import { bytesText } from "../core/measure.ts";
import type { Plan } from "../core/report.ts";
import { codeSpan, markdownText, oneLine } from "./neutral.ts";

/** The plan as a Markdown table, one row a group; directory names are neutralised. */
export function renderPlanMarkdown(plan: Plan): string {
  const rows = plan.groups.map(
    ({ name, modules, bytes }) =>
      `| ${codeSpan(name)} | ${modules.length} | ${bytesText(bytes)} | ${modules.map((dir) => codeSpan(dir)).join(" ")} |`,
  );
  const table = ["| group | modules | to come | directories |", "|---|---:|---:|---|", ...rows];
  const body = rows.length > 0 ? table : ["Nothing is affected: nothing to check."];
  return `${[`**Plan**: ${markdownText(plan.why ?? "")}`, "", ...body].join("\n")}\n`;
}

/** For a terminal: each group with its directories below. */
export function renderPlanText(plan: Plan): string {
  const groups = plan.groups.flatMap(({ name, modules, bytes }) => [
    `${name}  (${modules.length} modules, ${bytesText(bytes)} to come)`,
    ...modules.map((dir) => `  ${oneLine(dir)}`),
  ]);
  return `${[plan.why ?? "", ...groups, `not affected: ${plan.unaffected.length} modules`].join("\n")}\n`;
}
