import type { FetchOutcome, Report, ReportFinding } from "../../src/core/report.ts";

/** Reports as commands make them; tests change what they are about. */

export const finding = (over: Partial<ReportFinding> = {}): ReportFinding => ({
  rule: "replace-outside-repository",
  severity: "error",
  message: "replace example.com/a => ../../a leaves the repository",
  help: "Vendor the module or publish a version of it.",
  path: "services/api/go.mod",
  line: 12,
  related: [],
  data: { module: "example.com/a" },
  ...over,
});

export const outcome = (n: number, over: Partial<FetchOutcome> = {}): FetchOutcome => ({
  module: { path: `example.com/group${n % 7}/m${n}`, version: `v1.${n}.0` },
  source: n % 5 === 0 ? "https://mirror.example" : "https://proxy.example",
  integrity: "go.sum",
  bytes: 1000 * (n + 1),
  attempts: ["mod", "zip"].map((what, i) => ({
    source: n % 5 === 0 ? "https://mirror.example" : "https://proxy.example",
    what,
    url: `https://proxy.example/example.com/m${n}/@v/v1.${n}.0.${what}`,
    status: 200,
    startedAt: n * 3 + i,
    phases: { dns: 1, connect: 2, tls: 4, firstByte: 20 + (n % 30), transfer: 5 + (n % 11) },
    bytes: 500 * (n + 1),
  })),
  ...over,
});

export const report = (over: Partial<Report> = {}): Report => ({
  version: 1,
  tool: { name: "gomod-preflight", version: "0.1.0" },
  root: ".",
  scope: ".",
  go: { status: "found", version: "go1.26.8" },
  modules: [{ dir: "services/api", path: "example.com/api", kind: "main", goMod: "services/api/go.mod" }],
  needed: { mode: "needed", versions: 3, bytes: 6000, sparedBytes: 2048, platforms: [], tags: [] },
  fetch: {
    status: "ok",
    fetched: 3,
    fromCache: 0,
    present: 0,
    bytes: 6000,
    outcomes: [outcome(0), outcome(1), outcome(2)],
    remarks: ["the checksum database was not asked: go.sum holds every hash"],
  },
  verify: { status: "ok", hashed: 3, trees: 3, byGo: true, failed: [] },
  cache: { status: "skipped", reason: "not in GitHub Actions" },
  findings: [],
  skipped: [],
  suppressed: [],
  verdict: { status: "pass", errors: 0, warnings: 0, notices: 0, failOn: "error" },
  timings: { discover: 12, fetch: 1500, check: 30 },
  ...over,
});

/** With the verdict that the check would give. */
export const reportOf = (findings: readonly ReportFinding[], over: Partial<Report> = {}): Report => {
  const count = (severity: string): number => findings.filter((f) => f.severity === severity).length;
  return report({
    findings,
    verdict: {
      status: count("error") > 0 ? "fail" : "pass",
      errors: count("error"),
      warnings: count("warning"),
      notices: count("notice"),
      failOn: "error",
    },
    ...over,
  });
};
