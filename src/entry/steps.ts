/** The steps of the monorepo workflow; plan.ts, warm.ts, shard.ts and merge.ts each start one. */
import { actionsArtifacts } from "../adapters/actions-artifacts.ts";
import { actionsCache } from "../adapters/actions-cache.ts";
import { actionsLog, actionsRuntime } from "../adapters/actions-runtime.ts";
import { realWorld } from "../adapters/world.ts";
import { mergeStep } from "../commands/monorepo/merge-step.ts";
import { planStep } from "../commands/monorepo/plan-step.ts";
import { shardStep } from "../commands/monorepo/shard-step.ts";
import { guarded } from "../commands/monorepo/steps.ts";
import { warmStep } from "../commands/monorepo/warm-step.ts";

const steps = { plan: planStep, warm: warmStep, shard: shardStep, merge: mergeStep };

/** Runs one step in this runner; gives its exit code. */
export async function run(name: keyof typeof steps): Promise<number> {
  const world = realWorld(actionsLog());
  const runtime = actionsRuntime(world.env);
  const worker = new URL("./worker.js", import.meta.url);
  const side = { service: actionsCache(world.env), workspace: runtime.workspace, worker };
  return guarded({ runtime, world, side, artifacts: actionsArtifacts() }, steps[name]);
}
