/** The relay as a process of its own: `relay: on` starts it for the rest of the job. */
import { streamLog } from "../adapters/log.ts";
import { realWorld } from "../adapters/world.ts";
import { relayDetached } from "../commands/relay-detached.ts";
import { CannotGoOn } from "../core/errors.ts";

const log = streamLog({ level: "normal", terminal: false, write: (text) => void process.stderr.write(text) });

try {
  process.exitCode = await relayDetached(process.argv.slice(2), realWorld(log));
} catch (cause) {
  log.error(cause instanceof CannotGoOn ? `${cause.message}\n  ${cause.help}` : String(cause));
  process.exitCode = cause instanceof CannotGoOn ? cause.exitCode : 3;
}
