import { availableParallelism } from "node:os";
import type { ActionsRuntime } from "../adapters/actions-runtime.ts";
import { type SaveRequest, saveModules } from "../cache/save.ts";
import type { World } from "../core/world.ts";
import { HashPool } from "../fetch/hash/pool.ts";
import { SAVE_STATE } from "./action.ts";
import type { CacheSide } from "./action-cache.ts";
import { endRelay } from "./action-relay.ts";

/** The post step: ends the relay, saves what the main step made ready. Says what it did and why; never fails the job. */
export async function actionPost(runtime: ActionsRuntime, side: CacheSide, world: World): Promise<void> {
  await endRelay(runtime, world);
  const request = readRequest(runtime, world);
  if (!request) {
    world.log.info("nothing to save: the main step left nothing");
    return;
  }
  const started = world.clock.now();
  const pool = new HashPool(side.worker, availableParallelism());
  const { service, workspace } = side;
  const saved = await saveModules(request, { service, workspace, hash: (job) => pool.run(job) });
  await pool.close();
  const seconds = ((world.clock.now() - started) / 1000).toFixed(1);
  world.log.info(
    saved.saved
      ? `saved ${saved.modules} modules (${saved.bytes} bytes) under ${request.key} in ${seconds} s`
      : `not saved: ${saved.why}`,
  );
}

/** Written by our own main step in this job; a broken file only means that nothing is saved. */
function readRequest(runtime: ActionsRuntime, world: World): SaveRequest | undefined {
  const file = runtime.state(SAVE_STATE);
  const text = file === "" ? undefined : world.files.readText(file);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as SaveRequest);
  } catch {
    return undefined;
  }
}
