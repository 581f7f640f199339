import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { startDetached } from "../adapters/detached.ts";
import type { ExitCode } from "../core/errors.ts";
import type { Options } from "../core/options.ts";
import type { World } from "../core/world.ts";
import { type RelaySummary, summaryLines } from "../relay/summary.ts";
import { bringUp } from "./relay.ts";

/** A relay that does not come up in this time never will. */
const startMs = 30_000;
const pollMs = 50;
/** Jobs of hosted runners end after six hours. */
const longestLifeMs = 6 * 3600 * 1000;
const watchMs = 5_000;

/** What the main step leaves for the post step. */
const stateSchema = v.object({ url: v.string(), log: v.string() });

/** A relay for the rest of the job. `stateFile` is what `endDetachedRelay` wants; `failure`: why there is none. */
export type DetachedRelay =
  | { readonly url: string; readonly stateFile: string }
  | { readonly failure: string };

/**
 * Starts `entry` (dist/relay.js) detached, with its files in `temp`, which lives as long as the job. The relay keeps this
 * process's environment: the chain as it was before GOPROXY is pointed at the relay.
 */
export async function startDetachedRelay(
  entry: URL,
  temp: string,
  options: Options,
  world: World,
): Promise<DetachedRelay> {
  const dir = join(temp, `gomod-preflight-relay-${process.pid}`);
  const [job, stateFile, log] = [join(dir, "job.json"), join(dir, "state.json"), join(dir, "log.txt")];
  world.files.writeText(job, JSON.stringify(options));
  startDetached(fileURLToPath(entry), [job, stateFile, log], log);
  const until = world.clock.now() + startMs;
  while (world.clock.now() < until && !world.signal.aborted) {
    const state = readState(stateFile, world);
    if (state) return { url: state.url, stateFile };
    if (world.files.kind(`${stateFile}.failed`)) break;
    await sleep(pollMs);
  }
  return { failure: lastWords(log, world) || `it did not come up within ${startMs / 1000} s` };
}

/** The post step: asks the relay for its summary and ends it. Says so where it had died, and what it had said last. */
export async function endDetachedRelay(stateFile: string, world: World): Promise<readonly string[]> {
  const state = readState(stateFile, world);
  if (!state) return ["relay: it left no state behind"];
  try {
    const answer = await fetch(`${state.url}/-/stop`, {
      method: "POST",
      signal: AbortSignal.timeout(10_000),
    });
    return summaryLines((await answer.json()) as RelaySummary);
  } catch {
    const words = lastWords(state.log, world);
    return [
      'relay: it had died before the job ended; go commands after that failed with "connection refused" on 127.0.0.1',
      ...(words === "" ? [] : [`relay: its last words: ${words}`]),
    ];
  } finally {
    world.files.remove(stateFile);
  }
}

/** The detached process itself: serves until it is told to end, its state file is gone, or the longest job is over. */
export async function relayDetached(
  [job = "", stateFile = "", log = ""]: readonly string[],
  world: World,
): Promise<ExitCode> {
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  world.signal.addEventListener("abort", () => end());
  const options = JSON.parse(world.files.readText(job) ?? "{}") as Options;
  const running = await bringUp(options, world, () => end()).catch((cause: unknown) => {
    world.files.writeText(`${stateFile}.failed`, "");
    throw cause;
  });
  world.files.writeText(stateFile, JSON.stringify({ url: running.relay.url, log }));
  const watchdog = setInterval(() => {
    if (world.files.kind(stateFile) === undefined) end();
  }, watchMs);
  const life = setTimeout(() => end(), longestLifeMs);
  await ended;
  clearInterval(watchdog);
  clearTimeout(life);
  for (const text of summaryLines(await running.stop())) world.log.info(text);
  return 0;
}

function readState(stateFile: string, world: World): v.InferOutput<typeof stateSchema> | undefined {
  const text = world.files.readText(stateFile);
  if (text === undefined) return undefined;
  const parsed = v.safeParse(stateSchema, JSON.parse(text));
  return parsed.success ? parsed.output : undefined;
}

const lastWords = (log: string, world: World): string =>
  (world.files.readText(log) ?? "").trim().split("\n").slice(-5).join("\n").slice(-2_000);
