import type { Config } from "../core/config.ts";
import { cannotStart, usageError } from "../core/errors.ts";
import { globFault } from "../core/globs.ts";
import type { Options } from "../core/options.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { World } from "../core/world.ts";
import { discover } from "../discover/discover.ts";
import { readSnapshot, type SnapshotRun } from "../discover/snapshot.ts";
import type { Repository } from "../discover/types.ts";
import { moduleCacheRoot } from "../fetch/engine/cache-root.ts";
import { isSurfaceCandidate } from "../surfaces/candidates.ts";
import type { BaseView } from "./base/view.ts";
import { readConfig } from "./config.ts";
import { withIgnoredImports } from "./ignored-imports.ts";
import { withReplacementPaths } from "./replacement-paths.ts";
import { withSurfaces } from "./surfaces.ts";
import { withVendorContents } from "./vendor-contents.ts";
import { withVendorTrees } from "./vendor-trees.ts";

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

/**
 * Discovers and reads what `options` name. `go` is what a go command said about itself, where one was asked.
 * Throws exit 2 for a bad configuration or glob, exit 3 where there is no module to work on.
 */
export function openRepository(
  options: Options,
  world: World,
  go: Pick<SnapshotRun, "goVersion" | "goEnv"> = {},
): Opened {
  for (const glob of options.modules) refuseBadGlob(glob);
  const opened = readRepository(options, world, go);
  refuseNothing(opened.snapshot, opened.repository, options);
  return opened;
}

/** As `openRepository`, for a tree that may hold nothing; `known` is used instead of the configuration file. */
export function readRepository(
  options: Options,
  world: World,
  go: Pick<SnapshotRun, "goVersion" | "goEnv"> = {},
  known?: Config,
): Opened {
  const { files, clock, env } = world;
  const start = clock.now();
  const repository = discover(files, options.directory, isSurfaceCandidate, foreignDirs(env));
  const config = known ?? readConfig(files, repository.root, options.config);
  const discovered = clock.now();
  const goFiles = readSnapshot(files, repository, {
    modules: options.modules,
    today: clock.date().toISOString().slice(0, 10),
    env,
    platform: process.platform,
    ...go,
  });
  const withRooms = (): Snapshot => {
    const surfaces = withSurfaces(files, repository, goFiles);
    const trees = withIgnoredImports(repository, withVendorTrees(files, repository, surfaces));
    const cache = moduleCache({ ...env, ...go.goEnv });
    return withReplacementPaths(files, withVendorContents(files, repository, trees, cache), cache);
  };
  const snapshot = options.check ? withRooms() : goFiles; // only rules look at the rest
  return {
    repository,
    config,
    snapshot,
    timings: { discover: discovered - start, read: clock.now() - discovered },
  };
}

/** Where modules may lie already; it need not exist. */
function moduleCache(env: World["env"]): string | undefined {
  try {
    return moduleCacheRoot(env);
  } catch {
    return undefined;
  }
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
      `There are: ${snapshot.modules
        .slice(0, 10)
        .map((module) => module.dir)
        .join(", ")}.`,
    );
  }
  throw cannotStart(
    `there is no go.mod in or below ${options.directory}`,
    snapshot.modules.length > 0
      ? "Those below testdata, _x and .x count only when --modules names them."
      : "Run it in a Go module, or name its directory with -C.",
  );
}
