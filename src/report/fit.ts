/**
 * The first of `levels` (most detail first) whose text is at most `limit` long by `measure`; the last level if none is.
 * Detail is dropped, Markdown is never cut.
 */
export function fitted<Level>(
  levels: readonly [Level, ...Level[]],
  limit: number,
  measure: (text: string) => number,
  render: (level: Level) => string,
): string {
  let text = "";
  for (const level of levels) {
    text = render(level);
    if (measure(text) <= limit) return text;
  }
  return text;
}

export const utf8Length = (text: string): number => new TextEncoder().encode(text).length;
