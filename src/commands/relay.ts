import { join } from "node:path";
import { findGo } from "../adapters/go.ts";
import { runWrapped } from "../adapters/wrapped.ts";
import { type Config, defaultConfig } from "../core/config.ts";
import { CannotGoOn, cannotStart, type ExitCode } from "../core/errors.ts";
import { countText } from "../core/measure.ts";
import type { Options } from "../core/options.ts";
import type { World } from "../core/world.ts";
import { hashPass } from "../fetch/hash/pass.ts";
import { requiredSet } from "../fetch/required-set.ts";
import type { GoCommand } from "../gocommand/command.ts";
import { type SumTable, sumTable } from "../gomod/sum-table.ts";
import { openQuarantine, type Quarantine } from "../relay/quarantine.ts";
import { type Relay, startRelay } from "../relay/server.ts";
import type { HashZip } from "../relay/spool.ts";
import { type RelaySummary, summaryLines } from "../relay/summary.ts";
import { openChain } from "../source/open-sources.ts";
import type { DoorInput } from "./door.ts";
import { openRepository, withSourceStates } from "./open.ts";

/** A relay that is up, and how to end it. */
export interface RunningRelay {
  readonly relay: Relay;
  readonly go: GoCommand | undefined;
  /** Closes server and connections, removes what it wrote, and says what it did. */
  stop(): Promise<RelaySummary>;
}

/** `relay -- CMD`: runs CMD behind the relay with CMD's exit code; without CMD prints GOPROXY and serves until it is stopped. */
export async function relayCommand({ line, options, world, output }: DoorInput): Promise<ExitCode> {
  const running = await bringUp(options, world);
  try {
    const [command, ...args] = line.wrapped;
    if (command === undefined) return await serve(running, world, output);
    return (await runBehind(running, command, args, options, world)) as ExitCode;
  } finally {
    for (const text of summaryLines(await running.stop())) world.log.info(text);
  }
}

/** Opens the chain of the project (or of the bare environment, outside any module) and starts serving it. */
export async function bringUp(options: Options, world: World, onStop?: () => void): Promise<RunningRelay> {
  const found = await findGo(world);
  const go = "reason" in found ? undefined : found;
  const { config, sums } = await projectOf(options, world, go);
  const chain = openChain({ world, config, sums, fallback: options.fallback, ...(go ? { go } : {}) });
  if (!chain.settings.chain.ok)
    throw cannotStart(`no relay: ${chain.settings.chain.fault}`, "Set GOPROXY, or put go into PATH.");
  const spool = world.files.makeTempDir("gomod-preflight-relay-");
  const moduleCache =
    go?.env["GOMODCACHE"] || world.env["GOMODCACHE"] || join(world.env["HOME"] ?? "", "go", "pkg", "mod");
  const { sources, settings, direct } = chain;
  const relay = await startRelay({
    sources,
    settings,
    sums,
    moduleCache,
    spool,
    hashZip: hashZip,
    ...(direct ? { direct } : {}),
    ...(onStop ? { onStop } : {}),
  });
  const stop = async () => {
    const summary = relay.summary();
    await relay.close();
    await chain.close();
    world.files.remove(spool);
    return summary;
  };
  return { relay, go, stop };
}

const hashZip: HashZip = async (zip, module) => hashPass({ zip, module }).h1;

interface Project {
  readonly config: Config;
  readonly sums: SumTable;
}

/** Outside any module (`relay -- go install x@latest`) there is no go.sum to compare with. */
async function projectOf(options: Options, world: World, go: GoCommand | undefined): Promise<Project> {
  try {
    const { config, snapshot } = await openRepository(
      options,
      world,
      go ? { goVersion: go.version, goEnv: go.env } : {},
    );
    return { config, sums: requiredSet(snapshot).sums };
  } catch (cause) {
    if (cause instanceof CannotGoOn && cause.exitCode === 3)
      return { config: withSourceStates(defaultConfig, options), sums: sumTable([]) };
    throw cause;
  }
}

async function serve({ relay }: RunningRelay, world: World, output: DoorInput["output"]): Promise<ExitCode> {
  output.write(`export GOPROXY=${relay.url}\n`);
  world.log.info("relay: serving until it is interrupted");
  if (!world.signal.aborted) {
    await new Promise((resolve) => world.signal.addEventListener("abort", resolve, { once: true }));
  }
  return 0;
}

async function runBehind(
  { relay, go }: RunningRelay,
  command: string,
  args: readonly string[],
  options: Options,
  world: World,
): Promise<number> {
  const quarantine = await quarantineFor(relay, go, options, world);
  try {
    const env = { ...world.env, GOPROXY: relay.url, ...quarantine?.env };
    const code = await runWrapped(command, args, { cwd: options.directory, env, signal: world.signal });
    if (code === 127) world.log.error(`${command}: not found, or it could not find what it runs`);
    if (quarantine)
      world.log.warn(
        `${countText(quarantine.unverified.length, "unverified module")} took part and left nothing behind`,
      );
    return code;
  } finally {
    quarantine?.close();
  }
}

async function quarantineFor(
  relay: Relay,
  go: GoCommand | undefined,
  { fallback, directory }: Options,
  world: World,
): Promise<Quarantine | undefined> {
  if (fallback !== "quarantine" || go === undefined) return undefined;
  const quarantine = await openQuarantine({
    go,
    world,
    directory,
    goproxy: relay.url,
    mayUseVersionControl: relay.mayUseVersionControl,
  });
  for (const module of quarantine?.unverified ?? []) relay.leftToQuarantine(module);
  for (const text of quarantine?.marks ?? []) world.log.warn(text);
  return quarantine;
}
