import { escapeHtml } from "../neutral.ts";

/** Markup that is safe to place as it is; only `html` makes it. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | readonly Html[];

/** A template whose strings are escaped (and hiding characters shown); nested `Html` stays as it is. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  html: parts.map((part, i) => part + (i < values.length ? markup(values[i] ?? "") : "")).join(""),
});

export const nothing: Html = { html: "" };

function markup(value: Value): string {
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return "html" in value ? value.html : value.map((item) => item.html).join("");
}
