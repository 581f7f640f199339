import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "file-not-parsed",
  severity: "error",
  summary: "A go.mod, go.work, go.sum or modules.txt is not what Go can read.",
  source: "cmd/go: modload.ReadModFile, modfetch.readGoSum, modload.ReadWorkFile stop at these",
  needs: [],
  *check(snapshot) {
    for (const { path, kind, faults } of snapshot.unparsed) {
      if (kind === "other") continue;
      for (const { line, column, message } of faults) {
        yield {
          message: `${path} cannot be read: ${message}`,
          help: HELP[kind],
          at: { path, line, column },
          data: { kind },
        };
      }
    }
  },
};

const HELP = {
  "go.mod":
    "Mend the line; every go command in this module stops here. What depends on this file was not checked.",
  "go.work":
    "Mend the line; every go command below this directory stops here. What depends on this file was not checked.",
  "go.sum":
    "Resolve a merge by keeping both sides' lines, or restore the file and run go mod tidy. What depends on this file was not checked.",
  "modules.txt": "Run go mod vendor to write it anew. What depends on this file was not checked.",
} as const;
