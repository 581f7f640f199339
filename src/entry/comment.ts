/** The step of comment/action.yml. */
import { actionsLog, actionsRuntime } from "../adapters/actions-runtime.ts";
import { realWorld } from "../adapters/world.ts";
import { commentMain } from "../commands/comment.ts";

const world = realWorld(actionsLog());

process.exitCode = await commentMain(actionsRuntime(world.env), world);
