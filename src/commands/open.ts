import type { Config } from "../core/config.ts";
import { cannotStart, usageError } from "../core/errors.ts";
import { globFault } from "../core/globs.ts";
import type { Options } from "../core/options.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { World } from "../core/world.ts";
import { discover } from "../discover/discover.ts";
import { readSnapshot, type SnapshotRun } from "../discover/snapshot.ts";
import type { Repository } from "../discover/types.ts";
import { isSurfaceCandidate } from "../surfaces/candidates.ts";
import type { BaseView } from "./base/view.ts";
import { readConfig } from "./config.ts";

/** A repository with its configuration and everything read from it: where every command starts. */
export interface Opened {
  readonly repository: Repository;
  readonly config: Config;
  readonly snapshot: Snapshot;
  /** What the pull request changes, where a base is known. */
  readonly base?: BaseView;
  /** Why a base that was asked for could not be compared with. */
  readonly noBase?: string;
  /** Milliseconds by stage. */
  readonly timings: { readonly discover: number; readonly read: number };
}

/** Where everything is, before anything but the configuration was read. */
export interface Discovered {
  readonly repository: Repository;
  readonly config: Config;
  /** Milliseconds it took. */
  readonly ms: number;
}

/** What a go command said about itself, where one was asked. */
type GoFacts = Pick<SnapshotRun, "goVersion" | "goEnv">;

/** Throws exit 2 for a bad configuration or glob. `known` is used instead of the configuration file. */
export function discoverRepository(
  options: Options,
  { files, clock, env }: World,
  known?: Config,
): Discovered {
  for (const glob of options.modules) refuseBadGlob(glob);
  const start = clock.now();
  const isSurface = options.check ? isSurfaceCandidate : () => false;
  const repository = discover(files, options.directory, isSurface, foreignDirs(env));
  const config = withSourceStates(known ?? readConfig(files, repository.root, options.config), options);
  return { repository, config, ms: clock.now() - start };
}

/** A state given for this run wins over the configuration's. */
export function withSourceStates(config: Config, { sourceStates }: Options): Config {
  const states = { ...config.sources.states, ...sourceStates };
  return Object.keys(states).length === 0 ? config : { ...config, sources: { ...config.sources, states } };
}

/** Reads what was discovered. Throws exit 3 where there is no module to work on. */
export async function openDiscovered(
  found: Discovered,
  options: Options,
  world: World,
  go: GoFacts = {},
): Promise<Opened> {
  const opened = await readDiscovered(found, options, world, go);
  refuseNothing(opened.snapshot, opened.repository, options);
  return opened;
}

/** Discovers and reads what `options` name. Throws exit 2 and 3 as its two halves do. */
export const openRepository = (options: Options, world: World, go: GoFacts = {}): Promise<Opened> =>
  openDiscovered(discoverRepository(options, world), options, world, go);

/** As `openRepository`, for a tree that may hold nothing. */
export const readRepository = (options: Options, world: World, known: Config): Promise<Opened> =>
  readDiscovered(discoverRepository(options, world, known), options, world, {});

async function readDiscovered(
  found: Discovered,
  options: Options,
  world: World,
  go: GoFacts,
): Promise<Opened> {
  const { files, clock, env } = world;
  const { repository, config } = found;
  const start = clock.now();
  const goFiles = readSnapshot(files, repository, {
    modules: options.modules,
    today: clock.date().toISOString().slice(0, 10),
    env,
    platform: process.platform,
    ...go,
  });
  const snapshot = options.check
    ? (await import("./rooms.ts")).withRooms(files, repository, goFiles, { ...env, ...go.goEnv })
    : goFiles; // only rules look at the rest
  return { repository, config, snapshot, timings: { discover: found.ms, read: clock.now() - start } };
}

/** Where the -checkout workflows put this action, below the workspace (docs/guides/older-runners.md). */
const OWN_CHECKOUT = ".gomod-preflight";

/**
 * Directories inside the repository that are not the project's: a module cache (a habit of CI) holds thousands of
 * go.mod files, and our own checkout holds our tests.
 */
function foreignDirs(env: World["env"]): readonly string[] {
  const goPaths = (env["GOPATH"] ?? "").split(":").filter((path) => path !== "");
  const workspace = env["GITHUB_WORKSPACE"];
  return [
    ...(env["GOMODCACHE"] ? [env["GOMODCACHE"]] : []),
    ...goPaths.map((path) => `${path}/pkg/mod`),
    ...(workspace ? [`${workspace}/${OWN_CHECKOUT}`] : []),
  ];
}

function refuseBadGlob(glob: string): void {
  const fault = globFault(glob);
  if (fault) {
    throw usageError(
      `modules: ${JSON.stringify(glob)} is no usable glob: ${fault}`,
      "Globs match module directories relative to the repository root, such as services/*.",
    );
  }
}

function refuseNothing(snapshot: Snapshot, { scope }: Repository, options: Options): void {
  if (snapshot.modules.some((module) => module.inScope)) return;
  const where = scope === "." ? "this repository" : scope;
  if (options.modules.length > 0 && snapshot.modules.length > 0) {
    throw cannotStart(
      `no module of ${where} matches ${options.modules.join(", ")}`,
      `There are ${snapshot.modules
        .slice(0, 10)
        .map((module) => JSON.stringify(module.dir))
        .join(", ")}${snapshot.modules.length > 10 ? ", …" : ""}`,
    );
  }
  throw cannotStart(
    `there is no go.mod in or below ${options.directory}`,
    snapshot.modules.length > 0
      ? "Those below testdata, _x and .x count only when --modules names them."
      : "Run it in a Go module, or name its directory with -C.",
  );
}
