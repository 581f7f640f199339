/** The action's post step. */
import { actionsCache } from "../adapters/actions-cache.ts";
import { actionsLog, actionsRuntime } from "../adapters/actions-runtime.ts";
import { realWorld } from "../adapters/world.ts";
import { actionPost } from "../commands/action-post.ts";

const world = realWorld(actionsLog());
const runtime = actionsRuntime(world.env);
const service = actionsCache(world.env);
const worker = new URL("./worker.js", import.meta.url);

await actionPost(runtime, { service, workspace: runtime.workspace, worker }, world);
