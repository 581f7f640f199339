/** The action's main step. */
import { actionsCache } from "../adapters/actions-cache.ts";
import { actionsLog, actionsRuntime } from "../adapters/actions-runtime.ts";
import { realWorld } from "../adapters/world.ts";
import { actionMain } from "../commands/action.ts";

const world = realWorld(actionsLog());
const runtime = actionsRuntime(world.env);
const service = actionsCache(world.env);
const worker = new URL("./worker.js", import.meta.url);

process.exitCode = await actionMain(runtime, { service, workspace: runtime.workspace, worker }, world);
