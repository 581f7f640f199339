import type { Report } from "../core/report.ts";

/**
 * The report as JSON text. A colon after `.go` is written as an escape, which JSON readers undo: setup-go's problem
 * matcher would otherwise turn such a line of a log into an error annotation (contract §7).
 */
export const renderJson = (report: Report): string =>
  `${JSON.stringify(report, null, 2).replace(/\.go:(?=[\d\s])/g, ".go\\u003a")}\n`;
