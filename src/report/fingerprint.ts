import type { ReportFinding } from "../core/report.ts";

/**
 * One fingerprint per finding, in the findings' order: stable when lines above it come or go, unique within the report.
 * Made of rule, file and data (the message where there is no data), and counted where all three repeat.
 */
export function fingerprints(findings: readonly ReportFinding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((f) => {
    const hash = fnv1a64(identity(f));
    const n = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, n);
    return `${hash}:${n}`;
  });
}

function identity(f: ReportFinding): string {
  const data = Object.entries(f.data).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([f.rule, f.path, data.length > 0 ? data : f.message]);
}

/** FNV-1a, 64 bits, as 16 hex digits: identity only, nothing is trusted on it (and the pure rooms have no synchronous SHA). */
function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
