/** What Go's unicode.IsSpace counts; JavaScript's `\s` has U+FEFF besides and lacks U+0085. */
const spaces = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** strings.Fields. */
export const splitFields = (line: string): readonly string[] =>
  line.split(spaces).filter((field) => field !== "");
