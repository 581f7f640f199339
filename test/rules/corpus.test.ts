import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeFiles } from "../../src/adapters/files.ts";
import { check } from "../../src/core/check.ts";
import { defaultConfig } from "../../src/core/config.ts";
import type { Finding } from "../../src/core/finding.ts";
import { readSnapshot } from "../../src/discover/snapshot.ts";
import { walk } from "../../src/discover/walk.ts";
import { rules } from "../../src/rules/index.ts";
import { isSurfaceCandidate } from "../../src/surfaces/candidates.ts";

interface Note {
  readonly severity: "error" | "warn" | "info" | "trap";
  readonly cls: string;
  readonly path: string;
  readonly line: number;
}
const corpus = join(import.meta.dirname, "..", "..", "..", "shared", "corpus");
const expected: Readonly<Record<string, { readonly notes: readonly Note[] }>> = JSON.parse(
  readFileSync(join(corpus, "expected.json"), "utf8"),
).public;

/** Classes of the corpus that are about module files (the corpus holds no others), and the rules that find them. */
const ruleOfClass: Readonly<Record<string, string>> = {
  "replace-below-require": "replace-below-required",
  "module-path-dir-mismatch": "module-path-dir-mismatch",
};
const severityOf = { error: "error", warn: "warning", info: "notice" } as const;

/** The corpus lies inside another repository's tree, so the root is given, not looked for. */
function findingsIn(project: string): readonly Finding[] {
  const root = join(corpus, project.replace("/", "+"));
  const repository = { root, scope: ".", ...walk(nodeFiles, root, isSurfaceCandidate) };
  const run = { modules: [], today: "2026-08-23", env: {}, platform: "linux" } as const;
  return check(readSnapshot(nodeFiles, repository, run), defaultConfig, rules).findings;
}

describe.each(Object.entries(expected))("%s", (project, { notes }) => {
  const findings = findingsIn(project);

  test("what is to be found in module files is found on its line", () => {
    for (const note of notes) {
      const rule = ruleOfClass[note.cls];
      if (rule === undefined || note.severity === "trap") continue;
      const severity = severityOf[note.severity];
      expect(findings).toContainEqual(
        expect.objectContaining({
          rule,
          severity,
          at: expect.objectContaining({ path: note.path, line: note.line }),
        }),
      );
    }
  });

  test("no trap is more than a notice", () => {
    for (const note of notes.filter(({ severity }) => severity === "trap")) {
      const there = findings.filter(({ at }) => at.path === note.path && at.line === note.line);
      expect(there.filter(({ severity }) => severity !== "notice")).toEqual([]);
    }
  });

  test("nothing else is above a notice", () => {
    const told = new Set(notes.map(({ path, line }) => `${path}:${line}`));
    const untold = findings.filter(
      ({ at, severity }) => severity !== "notice" && !told.has(`${at.path}:${at.line}`),
    );
    expect(untold.map(({ rule, at, message }) => `${rule} ${at.path}:${at.line} ${message}`)).toEqual([]);
  });
});

test("every class about go.mod files has its rule", () => {
  const inGoMod = Object.values(expected)
    .flatMap(({ notes }) => notes)
    .filter(
      ({ severity, path, cls }) =>
        severity !== "trap" && path.endsWith("go.mod") && cls !== "go-version-drift",
    );
  expect(inGoMod.filter(({ cls }) => ruleOfClass[cls] === undefined)).toEqual([]);
});
