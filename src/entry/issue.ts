/** The step of issue/action.yml. */
import { actionsLog, actionsRuntime } from "../adapters/actions-runtime.ts";
import { realWorld } from "../adapters/world.ts";
import { issueMain } from "../commands/issue.ts";

const world = realWorld(actionsLog());

process.exitCode = await issueMain(actionsRuntime(world.env), world);
