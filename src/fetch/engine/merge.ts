import type { Report } from "../../core/report.ts";
import type { WarmSections } from "../types.ts";

const both = (a: readonly string[] = [], b: readonly string[] = []): string[] => [...new Set([...a, ...b])];

function mergeFetch(ours: Report["fetch"], go: Report["fetch"]): Report["fetch"] {
  if (ours.status === "skipped" || go.status === "skipped") return ours.status === "skipped" ? go : ours;
  return {
    status: ours.status === "ok" ? go.status : "failed",
    fetched: ours.fetched + go.fetched,
    fromCache: ours.fromCache,
    present: ours.present,
    bytes: ours.bytes + go.bytes,
    outcomes: [...ours.outcomes, ...go.outcomes],
    remarks: both(ours.remarks, go.remarks),
  };
}

function mergeVerify(ours: Report["verify"], go: Report["verify"]): Report["verify"] {
  if (ours.status === "skipped" || go.status === "skipped") return ours.status === "skipped" ? go : ours;
  return {
    status: ours.status === "ok" ? go.status : "failed",
    hashed: Math.max(ours.hashed, go.hashed),
    trees: Math.max(ours.trees, go.trees),
    byGo: go.byGo,
    failed: [...ours.failed, ...go.failed],
    remarks: both(ours.remarks, go.remarks),
  };
}

/** The engine's sections with what Go added on top: the rest of the graph, or its verdict. */
export function mergeSections(ours: WarmSections, go: WarmSections): WarmSections {
  const known = new Set(ours.findings.map((finding) => JSON.stringify(finding)));
  return {
    go: go.go,
    needed: ours.needed,
    fetch: mergeFetch(ours.fetch, go.fetch),
    verify: mergeVerify(ours.verify, go.verify),
    findings: [...ours.findings, ...go.findings.filter((finding) => !known.has(JSON.stringify(finding)))],
    timings: { ...ours.timings, go: go.timings["fetch"] ?? 0, verify: go.timings["verify"] ?? 0 },
  };
}
