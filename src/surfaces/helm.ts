import { templateFiller } from "./yaml-env.ts";

/**
 * A Helm template as YAML of the same length: lines that hold only `{{ … }}` are blanked, inline ones become filler
 * that counts as unknown, so places survive.
 */
export function maskTemplates(text: string): string {
  return text
    .replace(/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/g, blankKeepingLines)
    .replace(/^[ \t]*(?:\{\{(?:(?!\}\})[\s\S])*\}\}[ \t]*)+$/gm, blankKeepingLines)
    .replace(
      /^([ \t]*-[ \t]+)(\{\{(?:(?!\}\})[\s\S])*\}\}[ \t]*)$/gm,
      (_all, dash: string, rest: string) => dash + fill(rest),
    )
    .replace(/\{\{(?:(?!\}\})[\s\S])*\}\}/g, fill);
}

const blankKeepingLines = (text: string): string => text.replace(/[^\r\n]/g, " ");
const fill = (text: string): string => text.replace(/[^\r\n]/g, templateFiller);
