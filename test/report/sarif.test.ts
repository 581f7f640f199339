import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import { renderSarif } from "../../src/report/sarif.ts";
import { finding, report, reportOf } from "./samples.ts";

/** OASIS's schema as Microsoft's package carries it; draft-04 spells `$id` as `id`. */
function officialSchema(): object {
  const path = createRequire(import.meta.url)
    .resolve("@microsoft/jest-sarif/package.json")
    .replace("package.json", "lib/schemas/sarif-2.1.0-rtm.5.json");
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(path, "utf8"));
  return schema;
}

const ajv = formats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
const accepts = ajv.compile(officialSchema());

function rendered(...args: Parameters<typeof renderSarif>): Log {
  const log = JSON.parse(renderSarif(...args)) as Log;
  expect(accepts(log), JSON.stringify(accepts.errors?.slice(0, 5))).toBe(true);
  return log;
}

const fix = {
  description: "drop the line",
  safe: true,
  edits: [
    { path: "services/api/go.mod", startLine: 12, endLine: 12, lines: [] },
    { path: "services/api/go.mod", startLine: 20, endLine: 19, lines: ["exclude a v1.0.0"] },
  ],
};

test("findings, rules, fixes, suppressions and skipped rules in a log that the official schema accepts", () => {
  const told = reportOf(
    [
      finding({ severity: "notice", rule: "b", path: "a b/ü.mod" }),
      finding({ column: 2, endColumn: 5, isNew: true, fix, related: [{ path: "go.work", line: 3 }] }),
    ],
    {
      skipped: [{ rule: "c", reason: "no base" }],
      suppressed: [{ rule: "s", path: "go.mod", line: 2, reason: "agreed", addedHere: true }],
    },
  );
  const run = rendered(told, { b: { summary: "B is wrong", source: "go/src/b.go" } }).runs[0];
  expect(run?.tool.driver.rules?.map((rule) => [rule.id, rule.shortDescription?.text])).toEqual([
    ["b", "B is wrong"],
    ["replace-outside-repository", "replace outside repository"],
    ["s", "s"],
  ]);
  expect(run?.results?.map((r) => [r.ruleId, r.ruleIndex, r.level, r.baselineState])).toEqual([
    ["replace-outside-repository", 1, "error", "new"],
    ["b", 0, "note", undefined],
    ["s", 2, "note", undefined],
  ]);
  expect(run?.results?.[0]?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
    { deletedRegion: { startLine: 12, startColumn: 1, endLine: 13, endColumn: 1 } },
    {
      deletedRegion: { startLine: 20, startColumn: 1, endLine: 20, endColumn: 1 },
      insertedContent: { text: "exclude a v1.0.0\n" },
    },
  ]);
  expect(run?.results?.[1]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe("a%20b/%C3%BC.mod");
  expect(run?.results?.[2]?.suppressions).toMatchObject([{ kind: "external", justification: "agreed" }]);
  expect(run?.invocations?.[0]?.toolExecutionNotifications?.map((n) => n.message.text)).toEqual([
    "suppressed by this pull request: s at go.mod, line 2 (agreed)",
    "rule c was skipped: no base",
  ]);
});

const printsOf = (log: Log): unknown =>
  log.runs[0]?.results?.map((r) => r.partialFingerprints?.["primaryLocationLineHash"]);

test("fingerprints stay when lines shift, and differ between findings, also equal ones", () => {
  const before = [finding({ line: 1 }), finding({ line: 9 }), finding({ data: { module: "example.com/b" } })];
  const after = before.map((f) => ({ ...f, line: f.line + 40 }));
  expect(printsOf(rendered(reportOf(after)))).toEqual(printsOf(rendered(reportOf(before))));
  expect(new Set(printsOf(rendered(reportOf(before))) as string[]).size).toBe(3);
});

test("at most 25,000 results a run below the upload limit of 10 MB, the worst first, and the rest is said", () => {
  const findings = Array.from({ length: 30_000 }, (_, i) =>
    finding({ line: i + 1, severity: i === 29_999 ? "error" : "notice" }),
  );
  const run = rendered(reportOf(findings)).runs[0];
  expect(gzipSync(renderSarif(reportOf(findings))).toString("base64").length).toBeLessThan(10 * 1024 * 1024);
  expect(run?.results).toHaveLength(25_000);
  expect(run?.results?.[0]?.level).toBe("error");
  expect(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(
    /^5,000 more findings/,
  );
});

test("an empty report is a valid log, and the same report gives the same bytes", () => {
  expect(rendered(report()).runs[0]?.results).toEqual([]);
  expect(renderSarif(reportOf([finding()]))).toBe(renderSarif(reportOf([finding()])));
});
