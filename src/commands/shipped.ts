import { relative, resolve, sep } from "node:path";
import { check } from "../core/check.ts";
import type { Config } from "../core/config.ts";
import { CannotGoOn, cannotStart, usageError } from "../core/errors.ts";
import type { Finding } from "../core/finding.ts";
import type { Options } from "../core/options.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { Surface } from "../core/surface.ts";
import type { World } from "../core/world.ts";
import { findRoot } from "../discover/root.ts";
import { rules } from "../rules/index.ts";
import { binarySurface, imageSurface } from "../surfaces/shipped.ts";
import { readConfig } from "./config.ts";
import { openRepository } from "./open.ts";
import { emptySnapshot } from "./process.ts";

const maxImageConfig = 16 * 1024 * 1024;
const maxBinary = 1024 * 1024 * 1024;

/** Findings about a file that says what ships: an image's configuration or a Go binary. The repository around it, if any, is what it is compared with. */
export async function judgeShipped(
  kind: "image" | "binary",
  file: string,
  options: Options,
  world: World,
): Promise<readonly Finding[]> {
  const surface = kind === "image" ? readImage(file, world) : readBinary(file, world);
  const { snapshot, config } = await surroundings(options, world);
  const both: Snapshot = {
    ...snapshot,
    surfaces: [...(snapshot.surfaces ?? []), surface],
    envFacts: [...snapshot.envFacts, ...surface.env],
  };
  return check(both, config, rules).findings.filter((finding) => finding.at.path === surface.path);
}

function readImage(file: string, world: World): Surface {
  const text = world.files.readText(resolve(world.cwd, file), maxImageConfig);
  if (text === undefined)
    throw usageError(`--image: ${file} does not exist`, "Write it by docker image inspect IMAGE > FILE.");
  const surface = imageSurface(shown(file, world), text);
  if (!surface)
    throw cannotStart(
      `${file} is no image configuration`,
      "Give the output of docker image inspect, or an OCI image configuration.",
    );
  return surface;
}

function readBinary(file: string, world: World): Surface {
  const bytes = world.files.readBytes(resolve(world.cwd, file), maxBinary);
  if (bytes === undefined)
    throw usageError(`--binary: ${file} does not exist`, "Name a binary built by Go 1.18 or later.");
  const surface = binarySurface(shown(file, world), bytes);
  if (!surface)
    throw cannotStart(
      `${file} carries no Go build info`,
      "Name a binary built by Go 1.18 or later; stripped names are fine, removed build info is not.",
    );
  return surface;
}

/** Relative to the caller, so that reports name the same file everywhere. */
const shown = (file: string, world: World): string =>
  relative(world.cwd, resolve(world.cwd, file)).split(sep).join("/");

/** The repository of the caller; outside of one there is nothing to compare with. */
async function surroundings(
  options: Options,
  world: World,
): Promise<{ readonly snapshot: Snapshot; readonly config: Config }> {
  const root = findRoot(world.files, options.directory).root;
  const config = readConfig(world.files, root, options.config);
  const isRepository = [".git", "go.mod", "go.work"].some(
    (name) => world.files.kind(`${root}/${name}`) !== undefined,
  );
  if (!isRepository) return { snapshot: emptySnapshot(world.clock.date()), config };
  try {
    const { snapshot } = await openRepository(options, { ...world, env: {} });
    return { snapshot, config };
  } catch (cause) {
    if (!(cause instanceof CannotGoOn)) throw cause;
    return { snapshot: emptySnapshot(world.clock.date()), config };
  }
}
