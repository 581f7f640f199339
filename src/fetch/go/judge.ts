import { setTimeout as wait } from "node:timers/promises";
import pLimit from "p-limit";
import type { ModuleVersion } from "../../core/module.ts";
import type { GoCommand } from "../../gocommand/command.ts";
import type { GoPlace } from "../../gocommand/scratch.ts";
import type { Failure } from "../../source/types.ts";
import type { BuildUnit } from "../build-units.ts";
import { goTextFailure } from "./text.ts";

/** Loading the graph may still fetch .mod files, so transport failures are tried again. */
const BACKOFF_MS = [500, 2_000];
/** `go mod verify` hashes on all cores by itself; two overlap one's network with the other's hashing. */
const AT_ONCE = 2;

/** A unit and where its go command runs. `graph` only loads the module graph (fetching every .mod), `verify` also hashes zips and trees. */
export interface UnitCall {
  readonly unit: BuildUnit;
  readonly place: GoPlace;
  readonly what: "verify" | "graph";
}

/** One entry of the cache that is not what its .ziphash says. */
export interface AlteredModule extends ModuleVersion {
  readonly what: string;
}

export interface UnitResult {
  readonly unit: BuildUnit;
  readonly what: UnitCall["what"];
  readonly altered: readonly AlteredModule[];
  /** Go could not even load the unit. */
  readonly failure?: Failure;
}

export interface GoJudge {
  readonly go: GoCommand;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** What Go says of each unit; never changes go.mod or go.sum (facts/go.md §2.6). */
export function judgeUnits(judge: GoJudge, calls: readonly UnitCall[]): Promise<UnitResult[]> {
  const limit = pLimit(AT_ONCE);
  return Promise.all(calls.map((call) => limit(() => judgeUnit(judge, call))));
}

async function judgeUnit(judge: GoJudge, { unit, place, what }: UnitCall): Promise<UnitResult> {
  for (let tries = 0; ; tries++) {
    const { cwd, env, flags } = place;
    const { deadlineMs, signal } = judge;
    const result = await judge.go.run(["mod", what, ...flags], { cwd, env, deadlineMs, signal });
    if (result.code === 0) return { unit, what, altered: [] };
    const altered = alteredIn(result.stderr);
    if (altered.length > 0) return { unit, what, altered };
    const failure = goTextFailure(
      unit.dir,
      result.timedOut ? `go mod ${what} did not finish within ${deadlineMs / 1000} s` : result.stderr.trim(),
    );
    const backoff = BACKOFF_MS[tries];
    if (!failure.retryable || backoff === undefined || signal.aborted)
      return { unit, what, altered: [], failure };
    await wait(backoff, undefined, { signal }).catch(() => undefined);
  }
}

/** `P V: dir has been modified (DIR)` and its kin: no `go: ` in front, one a line. */
function alteredIn(stderr: string): AlteredModule[] {
  return [...stderr.matchAll(/^(?!go: )(\S+) (v\S+): (.+)$/gm)].map(
    ([, path = "", version = "", what = ""]) => ({
      path,
      version,
      what,
    }),
  );
}

/** The fewest units whose verification covers every module version that any unit requires: `go mod verify` hashes a whole build list each time. */
export function unitsToVerify(units: readonly BuildUnit[]): ReadonlySet<BuildUnit> {
  const keys = new Map(units.map((unit) => [unit, requiredKeys(unit)]));
  const covered = new Set<string>();
  const chosen = new Set<BuildUnit>();
  for (const unit of [...units].sort((a, b) => (keys.get(b)?.length ?? 0) - (keys.get(a)?.length ?? 0))) {
    const fresh = (keys.get(unit) ?? []).filter((key) => !covered.has(key));
    if (fresh.length === 0) continue;
    chosen.add(unit);
    for (const key of fresh) covered.add(key);
  }
  return chosen;
}

const requiredKeys = (unit: BuildUnit): string[] =>
  [...unit.mains, ...unit.siblings].flatMap((module) =>
    (module.goMod?.require ?? []).map(({ path, version }) => `${path}@${version}`),
  );
