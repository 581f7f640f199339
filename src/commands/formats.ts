import type { Report } from "../core/report.ts";
import type { Rule } from "../core/rule.ts";

/** What a renderer may know besides the report. */
export interface RenderContext {
  readonly color: boolean;
  readonly columns: number;
  readonly verbose: boolean;
  readonly quiet: boolean;
  /** The text of a line of a root-relative file, where it can be read. */
  readonly sourceLine?: (path: string, line: number) => string | undefined;
}

type Renderer = (report: Report, context: RenderContext) => Promise<string>;

/** `--format` values; each loads its sink only when it is asked for. */
const renderers = {
  text: async (report, context) =>
    (await import("../report/text.ts")).renderText(report, {
      color: context.color,
      width: context.columns,
      verbose: context.verbose,
      quiet: context.quiet,
      ...(context.sourceLine ? { sourceLine: context.sourceLine } : {}),
    }),
  json: async (report) => (await import("../report/json.ts")).renderJson(report),
  markdown: async (report) => (await import("../report/summary.ts")).renderMarkdown(report),
  sarif: async (report) => (await import("../report/sarif.ts")).renderSarif(report, await ruleTexts()),
  html: async (report, context) =>
    (await import("../report/html/page.ts")).renderHtml(report, context.sourceLine),
  gitlab: async (report) => (await import("../report/gitlab.ts")).renderGitlab(report),
  rdjson: async (report) => (await import("../report/rdjson.ts")).renderRdjson(report),
  github: async (report) =>
    (await import("../report/annotations.ts"))
      .renderAnnotations(report)
      .map((line) => `${line}\n`)
      .join(""),
} as const satisfies Record<string, Renderer>;

const ruleTexts = async (): Promise<Readonly<Record<string, Rule>>> =>
  Object.fromEntries((await import("../rules/index.ts")).rules.map((rule) => [rule.id, rule]));

export type Format = keyof typeof renderers;

export const formats = Object.keys(renderers) as readonly Format[];

/** The report in one format, as text that ends with a line break. */
export const render = (format: Format, report: Report, context: RenderContext): Promise<string> =>
  (renderers[format] as Renderer)(report, context);
