import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "file-not-read",
  severity: "notice",
  summary: "A file that may set Go variables could not be read, so what it says was not checked.",
  source:
    "the readers of src/surfaces: YAML that does not parse, templates, files too large, text that is not UTF-8",
  needs: [],
  *check(snapshot) {
    for (const { path, kind, faults } of snapshot.unparsed) {
      const fault = faults[0];
      if (kind !== "other" || !fault) continue;
      yield {
        message: `${path} was not read: ${fault.message}`,
        help: "Nothing in it was checked; the other files were.",
        at: { path, line: fault.line, column: fault.column },
        data: { reason: fault.message },
      };
    }
  },
};
