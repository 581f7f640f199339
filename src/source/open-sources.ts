import type { Config } from "../core/config.ts";
import type { Options } from "../core/options.ts";
import type { World } from "../core/world.ts";
import type { GoCommand } from "../gocommand/command.ts";
import type { SumTable } from "../gomod/sum-table.ts";
import { createDirectRoad, type DirectRoad } from "./direct.ts";
import { loadHealth, saveHealth } from "./health-file.ts";
import { readSettings, type SourceSettings } from "./settings.ts";
import { type ChainSources, createSources } from "./sources.ts";
import type { Sources } from "./types.ts";

export interface OpenSources {
  readonly world: World;
  readonly config: Config;
  /** Absent: no direct road, and GOPROXY only where the process environment sets it. */
  readonly go?: GoCommand;
  /** go.sum of everything that is going to be asked for. */
  readonly sums: SumTable;
  readonly fallback?: Options["fallback"];
}

/** The chain with what it was made from; the relay needs all of it. */
export interface OpenChain {
  readonly sources: ChainSources;
  readonly settings: SourceSettings;
  readonly direct?: DirectRoad;
  /** Keeps health for later runs and closes every connection. */
  close(): Promise<void>;
}

export function openChain({ world, config, go, sums, fallback }: OpenSources): OpenChain {
  const env = go?.env ?? world.env;
  const settings = readSettings(env, config, world.files, fallback);
  const privateNames = [settings.configPrivate, settings.noProxy].filter(Boolean).join(",");
  const direct = go && createDirectRoad({ go, sums, world, limits: settings.limits, privateNames });
  const sources = createSources({
    settings,
    world,
    ...(env["GOAUTH"] ? { goauth: env["GOAUTH"] } : {}),
    ...(direct ? { direct } : {}),
    savedHealth: loadHealth(world),
  });
  const close = async () => {
    saveHealth(world, sources.health.saved());
    await sources.close();
  };
  return { sources, settings, ...(direct ? { direct } : {}), close };
}

/** The user's sources as commands use them, with health kept from run to run. Close it to keep it. */
export function openSources(open: OpenSources): Sources {
  const { sources, close } = openChain(open);
  return {
    get: (request, receiver) => sources.get(request, receiver),
    remarks: () => sources.remarks(),
    close,
  };
}
