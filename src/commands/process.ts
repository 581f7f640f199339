import { check } from "../core/check.ts";
import type { Config } from "../core/config.ts";
import type { EnvFact } from "../core/fact.ts";
import type { Finding } from "../core/finding.ts";
import { RUN_ENVIRONMENT } from "../core/location.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { World } from "../core/world.ts";
import { isRelevantName } from "../golang/variables.ts";
import { rules } from "../rules/index.ts";

/** Findings about the environment of this very process, as what ships. Reads nothing but the configuration named. */
export function judgeProcess(env: World["env"], config: Config, today: Date): readonly Finding[] {
  const environment: EnvFact[] = Object.entries(env)
    .filter(([name]) => isRelevantName(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({
      name,
      value,
      at: { path: RUN_ENVIRONMENT, line: 1 },
      surface: "process",
      phase: "run",
      scope: "",
      ships: true,
    }));
  return check({ ...emptySnapshot(today), environment }, config, rules).findings;
}

/** Nothing read, nothing missing. */
export const emptySnapshot = (today: Date): Snapshot => ({
  modules: [],
  workspaces: [],
  unparsed: [],
  directories: new Map(),
  environment: [],
  envFacts: [],
  surfaces: [],
  suppressions: [],
  today: today.toISOString().slice(0, 10),
  missing: new Map(),
});

/** One line a fault. */
export const faultLine = (finding: Finding): string => {
  const place = finding.at.path === RUN_ENVIRONMENT ? "" : `${finding.at.path}:${finding.at.line}: `;
  return `${place}${finding.severity} ${finding.rule}: ${finding.message}. ${finding.help}\n`;
};
