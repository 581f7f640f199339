import type { ActionsRuntime } from "../adapters/actions-runtime.ts";
import type { Options } from "../core/options.ts";
import type { World } from "../core/world.ts";
import { endDetachedRelay, startDetachedRelay } from "./relay-detached.ts";

/** Name of the state that tells the post step where the relay's state lies. */
const RELAY_STATE = "relay-state";
const entry = new URL("./relay.js", import.meta.url);

/** `relay: on`: GOPROXY of all later steps becomes the relay. That it cannot start is said and fails nothing: the chain stays as it was. */
export async function relayForJob(options: Options, runtime: ActionsRuntime, world: World): Promise<void> {
  if (options.relay !== "on") return;
  const relay = await startDetachedRelay(entry, runtime.temp, options, world);
  if ("failure" in relay) {
    world.log.warn(`no relay, GOPROXY stays as it is: ${relay.failure}`);
    return;
  }
  runtime.exportVariable("GOPROXY", relay.url);
  runtime.saveState(RELAY_STATE, relay.stateFile);
  world.log.info("relay: later go commands of this job ask for modules through it");
}

/** The post step's part: ends the relay and says what it did, or that it had died. */
export async function endRelay(runtime: ActionsRuntime, world: World): Promise<void> {
  const stateFile = runtime.state(RELAY_STATE);
  if (stateFile === "") return;
  for (const line of await endDetachedRelay(stateFile, world)) world.log.info(line);
}
