import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ActionsRuntime } from "../../adapters/actions-runtime.ts";
import { CannotGoOn, type ExitCode } from "../../core/errors.ts";
import type { World } from "../../core/world.ts";
import type { CacheSide } from "../action-cache.ts";
import { type Artifacts, artifactNames } from "./artifacts.ts";

/** What a step of the monorepo workflow is given. */
export interface Step {
  readonly runtime: ActionsRuntime;
  readonly world: World;
  readonly side: CacheSide;
  readonly artifacts: Artifacts;
}

/** Runs a step; what cannot go on is told as an annotation, and only a fault of ours is thrown. */
export async function guarded(step: Step, body: (step: Step) => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await body(step);
  } catch (cause) {
    if (!(cause instanceof CannotGoOn)) throw cause;
    step.runtime.fail(`${cause.message}\n${cause.help}`);
    return cause.exitCode;
  }
}

/** Artifact names of this run, by the `name` input. */
export const namesOf = ({ runtime }: Step): ReturnType<typeof artifactNames> =>
  artifactNames(runtime.input("name").trim() || "gomod-preflight");

/** A directory of this step in the runner's temporary directory. */
export function stepDir({ runtime }: Step, name: string): string {
  const dir = join(runtime.temp, `gomod-preflight-${name}-${process.pid}`);
  mkdirSync(dir, { recursive: true });
  return dir;
}
