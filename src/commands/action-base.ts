import { CannotGoOn } from "../core/errors.ts";
import type { Options } from "../core/options.ts";
import type { World } from "../core/world.ts";
import { findBase } from "./plan/base.ts";
import { WorkTree } from "./plan/work-tree.ts";

/** `base` as the workflow gives it, else the event's. A clone that does not hold it only means that nothing is marked as new. */
export async function withEventBase(options: Options, world: World): Promise<Options> {
  if (options.base !== undefined) return options;
  try {
    const base = await findBase(options, world, new WorkTree(world, options.directory));
    if ("commit" in base) return { ...options, base: base.commit };
    world.log.debug(base.none);
  } catch (cause) {
    if (!(cause instanceof CannotGoOn)) throw cause;
    world.log.debug(cause.message);
  }
  return options;
}
