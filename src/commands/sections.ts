import type { Finding } from "../core/finding.ts";
import type { Report, ReportFinding, ReportModule } from "../core/report.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { Opened } from "./open.ts";
import { toolVersion } from "./version.ts";

/** The sections of the report that come from reading and judging. */
export type CheckSections = Pick<Report, "modules" | "findings" | "skipped" | "suppressed" | "verdict"> &
  Pick<Partial<Report>, "requirementChanges">;

/** What every report begins with. */
export const frame = ({ repository }: Opened): Pick<Report, "version" | "tool" | "root" | "scope"> => ({
  version: 1,
  tool: { name: "gomod-preflight", version: toolVersion },
  root: ".",
  scope: repository.scope,
});

export function reportModules(snapshot: Snapshot): readonly ReportModule[] {
  return snapshot.modules.map(({ dir, path, kind, goModPath }) => ({ dir, path, kind, goMod: goModPath }));
}

export function reportFinding({ at, ...finding }: Finding): ReportFinding {
  return { ...finding, ...at };
}
